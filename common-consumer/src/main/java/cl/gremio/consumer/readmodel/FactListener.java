package cl.gremio.consumer.readmodel;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Writes what the facts of a poll change and the positions after them, all or none: a
 * restart goes on where the rows are.
 *
 * @param recovered runs each time that facts have been written, or none are left
 */
record FactListener(RowStore store, RowChanges changes, Projections projections, FillLevel level,
		Runnable recovered) implements BatchMessageListener<byte[], byte[]> {

	@Override
	public boolean wantsPollResult() {
		return true;
	}

	@Override
	public void onMessage(ConsumerRecords<byte[], byte[]> facts, @Nullable Acknowledgment acknowledgment,
			Consumer<byte[], byte[]> consumer) {
		RowBatch batch = new RowBatch();
		facts.forEach((fact) -> batch.apply(this.projections.byTopic().get(fact.topic()), fact));
		Map<TopicPartition, Long> next = facts.nextOffsets()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (position) -> position.getValue().offset()));
		next.forEach(batch::position);
		this.changes.write(this.store, batch.rows());
		this.level.moveTo(next);
		this.recovered.run();
	}

	/**
	 * A poll without facts moves on too, past the markers of transactions. It is no proof
	 * that the store takes facts while there are some to come.
	 */
	void onIdle(Consumer<?, ?> consumer) {
		this.level.moveTo(
				consumer.assignment().stream().collect(Collectors.toMap((partition) -> partition, consumer::position)));
		if (this.level.isAtEnd()) {
			this.recovered.run();
		}
	}

	@Override
	public void onMessage(List<ConsumerRecord<byte[], byte[]>> facts) {
		throw new UnsupportedOperationException("The container passes on whole polls");
	}

}
