package cl.gremio.consumer.readmodel;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/**
 * Steps through the rows whose keys begin with a prefix. It reads some rows at once, and
 * the next ones after the last key: an iterator of RocksDB that stays open keeps files
 * from being deleted.
 */
final class RowIterator extends Spliterators.AbstractSpliterator<byte[]> {

	/** Rows of the first read: most readers want few. */
	private static final int FIRST = 32;

	/** Rows of the largest read. */
	private static final int MOST = 256;

	private final RowStore store;

	private final byte[] prefix;

	private final boolean ascending;

	private final Deque<byte[]> values = new ArrayDeque<>();

	private byte @Nullable [] lastKey;

	private int count = FIRST;

	private boolean atEnd;

	/**
	 * An iterator over a store.
	 * @param after the key after which it begins, or {@code null}
	 */
	RowIterator(RowStore store, byte[] prefix, byte @Nullable [] after, boolean ascending) {
		super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
		this.store = store;
		this.prefix = prefix;
		this.lastKey = after;
		this.ascending = ascending;
	}

	@Override
	public boolean tryAdvance(Consumer<? super byte[]> action) {
		if (this.values.isEmpty() && !this.atEnd) {
			this.store.scan(this::read);
		}
		byte[] value = this.values.poll();
		if (value == null) {
			return false;
		}
		action.accept(value);
		return true;
	}

	private void read(RocksIterator rows) {
		seek(rows);
		byte[] key = null;
		for (int i = 0; i < this.count && !this.atEnd; i++) {
			key = rows.isValid() ? rows.key() : null;
			if (key == null || !hasPrefix(key)) {
				this.atEnd = true;
			}
			else {
				this.values.add(rows.value());
				this.lastKey = key;
				step(rows);
			}
		}
		this.count = Math.min(2 * this.count, MOST);
	}

	private void seek(RocksIterator rows) {
		byte[] after = this.lastKey;
		if (this.ascending) {
			rows.seek((after != null) ? after : this.prefix);
		}
		else {
			rows.seekForPrev((after != null) ? after : behind(this.prefix));
		}
		if (after != null && rows.isValid() && Arrays.equals(rows.key(), after)) {
			step(rows);
		}
	}

	private static byte[] behind(byte[] prefix) {
		byte[] behind = Arrays.copyOf(prefix, prefix.length + 1);
		behind[prefix.length] = (byte) 0xFF;
		return behind;
	}

	private void step(RocksIterator rows) {
		if (this.ascending) {
			rows.next();
		}
		else {
			rows.prev();
		}
	}

	private boolean hasPrefix(byte[] key) {
		return key.length >= this.prefix.length
				&& Arrays.equals(key, 0, this.prefix.length, this.prefix, 0, this.prefix.length);
	}

}
