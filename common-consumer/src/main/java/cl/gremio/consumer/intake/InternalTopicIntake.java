package cl.gremio.consumer.intake;

import cl.gremio.consumer.failure.PerRecordCommit;
import cl.gremio.consumer.failure.RecordProcessingException;
import cl.gremio.consumer.failure.RejectionHeader;
import cl.gremio.consumer.state.Output;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The way from an internal topic into a later part of a topology, with the same last net
 * as an intake's.
 */
public final class InternalTopicIntake {

	private InternalTopicIntake() {
	}

	/**
	 * Passes on what comes from an internal topic; what ends the streams again and again
	 * becomes a dead letter of the public topic that it was made of.
	 * @param name begins the names of the nodes
	 */
	public static <V> KStream<String, V> stream(KStream<String, V> internal, String name, Serde<V> serde,
			String publicTopic) {
		Output<byte[], RejectedRecord> rejected = new Output<>(name + "-rejected");
		Output<String, V> passed = new Output<>(name + "-passed");
		KStream<?, ?> all = internal.process(() -> new GuardProcessor<>(serde, publicTopic, passed, rejected),
				Named.as(name + "-guard"));
		DeadLetterSink.send(rejected.of(all), publicTopic, name + "-dlt");
		return passed.of(all);
	}

	private static final class GuardProcessor<V> extends ContextualProcessor<String, V, Object, Object> {

		private final Serde<V> serde;

		private final String publicTopic;

		private final Output<String, V> passed;

		private final Output<byte[], RejectedRecord> rejected;

		private PerRecordCommit guard;

		GuardProcessor(Serde<V> serde, String publicTopic, Output<String, V> passed,
				Output<byte[], RejectedRecord> rejected) {
			this.serde = serde;
			this.publicTopic = publicTopic;
			this.passed = passed;
			this.rejected = rejected;
		}

		@Override
		public void init(ProcessorContext<Object, Object> context) {
			super.init(context);
			this.guard = new PerRecordCommit(context);
		}

		@Override
		public void process(Record<String, V> record) {
			RecordMetadata source = context().recordMetadata().orElseThrow();
			try {
				RejectionHeader refusal = RejectionHeader.take(record.headers());
				if (refusal.cause() == null) {
					this.passed.forward(context(), new Record<>(record.key(), record.value(), record.timestamp()));
				}
				else {
					reject(record, source, refusal.cause());
				}
			}
			catch (RuntimeException ex) {
				throw RecordProcessingException.of(source, ex);
			}
			this.guard.processed();
		}

		private void reject(Record<String, V> record, RecordMetadata source, Throwable cause) {
			SourceRecord came = new SourceRecord(source.topic(), source.partition(), source.offset(),
					record.timestamp(), null, this.serde.serializer().serialize(source.topic(), record.value()),
					record.headers());
			DeadLetterSink.describe(came, context().applicationId(), cause, -1);
			DeadLetterSink.counter(context().appConfigs(), this.publicTopic).increment();
			this.rejected.forward(context(), new Record<>(came.key(), new RejectedRecord(came, source.partition()),
					came.timestamp(), came.headers()));
		}

	}

}
