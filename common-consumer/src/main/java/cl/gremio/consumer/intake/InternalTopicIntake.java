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
 * Brings the records of an internal topic into a later part of a topology. A poison
 * record becomes a dead letter, as in an {@link Intake}.
 */
public final class InternalTopicIntake {

	private InternalTopicIntake() {
	}

	/**
	 * Adds the intake to a topology.
	 * @param internal the records of the internal topic
	 * @param name the prefix of the nodes' names
	 * @param publicTopic the topic whose dead letters a poison record joins
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

		private PerRecordCommit commits;

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
			this.commits = new PerRecordCommit(context);
		}

		@Override
		public void process(Record<String, V> record) {
			RecordMetadata metadata = context().recordMetadata().orElseThrow();
			try {
				RejectionHeader rejection = RejectionHeader.take(record.headers());
				if (rejection.cause() == null) {
					this.passed.forward(context(), new Record<>(record.key(), record.value(), record.timestamp()));
				}
				else {
					reject(record, metadata, rejection.cause());
				}
			}
			catch (RuntimeException ex) {
				throw RecordProcessingException.of(metadata, ex);
			}
			this.commits.processed();
		}

		private void reject(Record<String, V> record, RecordMetadata metadata, Throwable cause) {
			SourceRecord source = new SourceRecord(metadata.topic(), metadata.partition(), metadata.offset(),
					record.timestamp(), null, this.serde.serializer().serialize(metadata.topic(), record.value()),
					record.headers());
			DeadLetterSink.describe(source, context().applicationId(), cause, -1);
			DeadLetterSink.counter(context().appConfigs(), this.publicTopic).increment();
			this.rejected.forward(context(), new Record<>(source.key(),
					new RejectedRecord(source, metadata.partition()), source.timestamp(), source.headers()));
		}

	}

}
