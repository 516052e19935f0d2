package cl.gremio.consumer.readmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompactionStyle;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

import org.springframework.util.function.ThrowingSupplier;

/**
 * Rows on disk, in the order of their keys, with a bounded cache. Thread-safe. A read
 * that goes on after the store was closed ends with an {@link IllegalStateException}.
 */
final class RowStore implements AutoCloseable {

	static {
		RocksDB.loadLibrary();
	}

	private static final long WRITE_BUFFER = 8 * 1024 * 1024;

	private final ReentrantReadWriteLock open = new ReentrantReadWriteLock();

	private final AtomicInteger readers = new AtomicInteger();

	private final Cache cache;

	private final Options options;

	private final WriteOptions writeOptions = new WriteOptions();

	private final RocksDB db;

	/** Guarded by open. */
	private boolean closed;

	RowStore(Path folder, long cacheBytes) {
		this.cache = new LRUCache(cacheBytes);
		this.options = new Options().setCreateIfMissing(true)
			.setWriteBufferSize(WRITE_BUFFER)
			.setMaxWriteBufferNumber(2)
			.setCompactionStyle(CompactionStyle.UNIVERSAL)
			.setCompressionType(CompressionType.LZ4_COMPRESSION)
			.setKeepLogFileNum(1)
			.setMaxTotalWalSize(2 * WRITE_BUFFER)
			.setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(this.cache)
				.setCacheIndexAndFilterBlocks(true)
				.setFilterPolicy(new BloomFilter(10)));
		try {
			Files.createDirectories(folder);
			this.db = RocksDB.open(this.options, folder.toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (RocksDBException ex) {
			throw new RowStoreException("The read model in " + folder + " can't be opened", ex);
		}
	}

	byte @Nullable [] get(byte[] key) {
		return whileOpen("A row can't be read", () -> this.db.get(key));
	}

	/**
	 * Writes all these rows or none. A row without a value is removed. Of several rows
	 * with one key the last counts.
	 */
	void write(List<Row> rows) {
		// RocksDB finds the neighbor of a key in the processor's cache
		List<Row> inOrder = rows.stream().sorted(Comparator.comparing(Row::key, Arrays::compareUnsigned)).toList();
		whileOpen("Rows can't be written", () -> {
			try (WriteBatch batch = new WriteBatch()) {
				for (Row row : inOrder) {
					if (row.value() != null) {
						batch.put(row.key(), row.value());
					}
					else {
						batch.delete(row.key());
					}
				}
				this.db.write(this.writeOptions, batch);
				return true;
			}
		});
	}

	/** Removes every row. */
	void clear() {
		whileOpen("The read model can't be emptied", () -> {
			this.db.deleteRange(new byte[0], new byte[] { (byte) 0xFF });
			return true;
		});
	}

	/**
	 * The values of the keys with a prefix; to be closed. A row that changes while the
	 * stream is read is given as it was or as it is.
	 * @param after the key after which to begin, or {@code null}
	 */
	Stream<byte[]> ascending(byte[] prefix, byte @Nullable [] after) {
		return stream(new RowIterator(this, prefix, after, true));
	}

	/** The values of the keys with a prefix, from the last to the first; to be closed. */
	Stream<byte[]> descending(byte[] prefix) {
		return stream(new RowIterator(this, prefix, null, false));
	}

	private Stream<byte[]> stream(RowIterator iterator) {
		AtomicBoolean read = new AtomicBoolean(true);
		this.readers.incrementAndGet();
		return StreamSupport.stream(iterator, false).onClose(() -> {
			if (read.getAndSet(false)) {
				this.readers.decrementAndGet();
			}
		});
	}

	/** Whether a stream of rows is open. */
	boolean isBeingRead() {
		return this.readers.get() > 0;
	}

	/** Reads from a snapshot of the rows. */
	void scan(Consumer<RocksIterator> action) {
		whileOpen("Rows can't be read", () -> {
			try (RocksIterator rows = this.db.newIterator()) {
				action.accept(rows);
				return true;
			}
		});
	}

	/**
	 * Runs an action.
	 * @throws RowStoreException with this message if RocksDB fails
	 */
	private <T> T whileOpen(String message, ThrowingSupplier<T> action) {
		this.open.readLock().lock();
		try {
			if (this.closed) {
				throw new IllegalStateException("The read model is closed");
			}
			return action.get((unused, failure) -> new RowStoreException(message, failure));
		}
		finally {
			this.open.readLock().unlock();
		}
	}

	@Override
	public void close() {
		this.open.writeLock().lock();
		try {
			if (!this.closed) {
				this.closed = true;
				this.db.close();
				this.writeOptions.close();
				this.options.close();
				this.cache.close();
			}
		}
		finally {
			this.open.writeLock().unlock();
		}
	}

	/**
	 * A row to write.
	 *
	 * @param value {@code null} to remove the row
	 */
	record Row(byte[] key, byte @Nullable [] value) {
	}

}
