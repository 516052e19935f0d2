package cl.gremio.service.readmodel;

import java.util.Arrays;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksIterator;

/** Steps through the rows whose keys begin with a prefix, as of one moment. */
final class RowIterator extends Spliterators.AbstractSpliterator<byte[]> {

	private final RowStore store;

	private final RocksIterator rows;

	private final byte[] prefix;

	private final boolean ascending;

	private RowIterator(RowStore store, RocksIterator rows, byte[] prefix, boolean ascending) {
		super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
		this.store = store;
		this.rows = rows;
		this.prefix = prefix;
		this.ascending = ascending;
	}

	static RowIterator ascending(RowStore store, RocksIterator rows, byte[] prefix, byte @Nullable [] after) {
		rows.seek((after != null) ? after : prefix);
		if (after != null && rows.isValid() && Arrays.equals(rows.key(), after)) {
			rows.next();
		}
		return new RowIterator(store, rows, prefix, true);
	}

	static RowIterator descending(RowStore store, RocksIterator rows, byte[] prefix) {
		byte[] behind = Arrays.copyOf(prefix, prefix.length + 1);
		behind[prefix.length] = (byte) 0xFF;
		rows.seekForPrev(behind);
		return new RowIterator(store, rows, prefix, false);
	}

	@Override
	public boolean tryAdvance(Consumer<? super byte[]> action) {
		byte[] value = this.store.whileOpen(this::next);
		if (value == null) {
			return false;
		}
		action.accept(value);
		return true;
	}

	private byte @Nullable [] next() {
		if (!this.rows.isValid() || !hasPrefix(this.rows.key())) {
			return null;
		}
		byte[] value = this.rows.value();
		if (this.ascending) {
			this.rows.next();
		}
		else {
			this.rows.prev();
		}
		return value;
	}

	private boolean hasPrefix(byte[] key) {
		return key.length >= this.prefix.length
				&& Arrays.equals(key, 0, this.prefix.length, this.prefix, 0, this.prefix.length);
	}

	void release() {
		this.rows.close();
	}

}
