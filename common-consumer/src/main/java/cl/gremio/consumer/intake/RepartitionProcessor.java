package cl.gremio.consumer.intake;

import java.util.function.ToIntFunction;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Prepares a record for the repartition topic. */
class RepartitionProcessor<D> extends ContextualProcessor<String, ValidEvent<D>, byte[], RepartitionedRecord> {

	private final ToIntFunction<ValidEvent<D>> home;

	RepartitionProcessor(ToIntFunction<ValidEvent<D>> home) {
		this.home = home;
	}

	@Override
	public void process(Record<String, ValidEvent<D>> record) {
		SourceRecord source = record.value().source();
		context().forward(new Record<>(record.key().getBytes(UTF_8),
				new RepartitionedRecord(source.value(), this.home.applyAsInt(record.value())), record.timestamp(),
				RepartitionedRecord.headersFor(source)));
	}

}
