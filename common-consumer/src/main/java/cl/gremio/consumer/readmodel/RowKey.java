package cl.gremio.consumer.readmodel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The keys by which the rows of all tables, and the positions, share one store. */
final class RowKey {

	private static final String POSITIONS = "\u0000position";

	private static final String TOPIC_IDS = "\u0000topic";

	static final byte[] OF_CLUSTER_ID = of("\u0000cluster", "");

	private RowKey() {
	}

	static byte[] of(String table, String key) {
		return (table + '\0' + key).getBytes(StandardCharsets.UTF_8);
	}

	/** Tells which row of which table a row to write is. */
	static ChangedRow changedRow(RowStore.Row row) {
		String key = new String(row.key(), StandardCharsets.UTF_8);
		// The tables of gremio's own rows begin with the separator
		int end = key.indexOf('\0', 1);
		return new ChangedRow(key.substring(0, end), key.substring(end + 1));
	}

	static byte[] ofPosition(String topic, int partition) {
		return of(POSITIONS, topic + "-" + partition);
	}

	static byte[] ofTopicId(String topic) {
		return of(TOPIC_IDS, topic);
	}

	static byte[] position(long offset) {
		return ByteBuffer.allocate(Long.BYTES).putLong(offset).array();
	}

	static long position(byte[] value) {
		return ByteBuffer.wrap(value).getLong();
	}

}
