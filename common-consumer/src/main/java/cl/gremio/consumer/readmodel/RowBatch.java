package cl.gremio.consumer.readmodel;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

import cl.gremio.model.wire.OneLine;
import cl.gremio.model.wire.Utf8;
import cl.gremio.service.logging.FailureText;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the changes of the facts of one poll. */
class RowBatch implements Projection.Rows {

	private static final Logger logger = LoggerFactory.getLogger(RowBatch.class);

	private final List<RowStore.Row> rows = new ArrayList<>();

	/** Adds the changes of a fact. Skips a record that gremio cannot have written. */
	void apply(Projection projection, ConsumerRecord<byte[], byte[]> fact) {
		int before = this.rows.size();
		try {
			if (fact.key() == null) {
				logger.warn("{}-{}-{} has no key and is no fact", OneLine.of(fact.topic()), fact.partition(),
						fact.offset());
			}
			else {
				projection.apply(Utf8.decode(fact.key()), fact.value(), this);
			}
		}
		// A projection depends on the fact alone, so the fact causes every exception
		catch (CharacterCodingException | RuntimeException ex) {
			this.rows.subList(before, this.rows.size()).clear();
			logger.warn("{}-{}-{} is no fact: {}", OneLine.of(fact.topic()), fact.partition(), fact.offset(),
					FailureText.of(ex));
		}
	}

	@Override
	public void put(String table, String key, byte[] value) {
		this.rows.add(new RowStore.Row(RowKey.of(table, key), value));
	}

	@Override
	public void delete(String table, String key) {
		this.rows.add(new RowStore.Row(RowKey.of(table, key), null));
	}

	void position(TopicPartition partition, long offset) {
		this.rows.add(
				new RowStore.Row(RowKey.ofPosition(partition.topic(), partition.partition()), RowKey.position(offset)));
	}

	List<RowStore.Row> rows() {
		return this.rows;
	}

}
