package cl.gremio.consumer.readmodel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Tells watchers which of the rows that answer change. It costs nothing while nobody
 * watches. Thread-safe.
 */
public final class RowChanges {

	private final ReadWriteLock lock = new ReentrantReadWriteLock();

	/** Guarded by lock. */
	private final Set<RowWatcher> watchers = new LinkedHashSet<>();

	/** The store whose rows answer. Guarded by lock. */
	private @Nullable RowStore answering;

	/** Tells a watcher of every change that comes after this call. */
	public void add(RowWatcher watcher) {
		whileLocked(() -> this.watchers.add(watcher));
	}

	public void remove(RowWatcher watcher) {
		whileLocked(() -> this.watchers.remove(watcher));
	}

	/** Reads while no row changes. */
	public <T> T unchanged(Supplier<T> read) {
		this.lock.readLock().lock();
		try {
			return read.get();
		}
		finally {
			this.lock.readLock().unlock();
		}
	}

	/** Writes rows, and tells the watchers before if these rows answer. */
	void write(RowStore store, List<RowStore.Row> rows) {
		whileLocked(() -> {
			if (store == this.answering && !this.watchers.isEmpty()) {
				List<ChangedRow> changed = rows.stream().map(RowKey::changedRow).toList();
				this.watchers.forEach((watcher) -> watcher.beforeChange(changed));
			}
			store.write(rows);
		});
	}

	/** Lets the rows of a store answer; it may be the same store, with other rows. */
	void answerFrom(RowStore store) {
		whileLocked(() -> {
			this.answering = store;
			this.watchers.forEach(RowWatcher::onReplacement);
		});
	}

	/** Reports that a store was emptied. */
	void cleared(RowStore store) {
		whileLocked(() -> {
			if (store == this.answering) {
				this.watchers.forEach(RowWatcher::onReplacement);
			}
		});
	}

	private void whileLocked(Runnable action) {
		this.lock.writeLock().lock();
		try {
			action.run();
		}
		finally {
			this.lock.writeLock().unlock();
		}
	}

}
