package cl.gremio.consumer.state;

/** An entry of a {@link WriteBehindStore} in memory. */
final class CachedEntry<V> {

	final String key;

	V value;

	/** The timestamp of the record that changed the value last. */
	long timestamp;

	boolean isUnwritten;

	boolean isUnpublished;

	CachedEntry(String key, V value) {
		this.key = key;
		this.value = value;
	}

}
