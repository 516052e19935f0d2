package cl.gremio.location.consumer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Joins two streams in the order of their keys. It reads them only as far as needed. */
final class MergeJoin<L, R, T> extends AbstractSpliterator<T> {

	/**
	 * The order of a table's rows: by the bytes of their keys, not by Java's characters.
	 */
	private static final Comparator<String> IN_UTF_8 = (one, other) -> Arrays.compareUnsigned(one.getBytes(UTF_8),
			other.getBytes(UTF_8));

	private final Side<L> left;

	private final Side<R> right;

	private final BiFunction<@Nullable L, @Nullable R, T> join;

	private MergeJoin(Side<L> left, Side<R> right, BiFunction<@Nullable L, @Nullable R, T> join) {
		super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
		this.left = left;
		this.right = right;
		this.join = join;
	}

	/**
	 * Joins two streams. Each is in the order of its keys, and its keys are distinct.
	 * @param join makes the result of a key from the entries of both sides. One entry may
	 * be missing
	 * @return the results in the order of the keys; closing it closes both streams
	 */
	static <L, R, T> Stream<T> of(Stream<L> left, Function<L, String> leftKey, Stream<R> right,
			Function<R, String> rightKey, BiFunction<@Nullable L, @Nullable R, T> join) {
		return StreamSupport
			.stream(new MergeJoin<>(new Side<>(left.iterator(), leftKey), new Side<>(right.iterator(), rightKey), join),
					false)
			.onClose(left::close)
			.onClose(right::close);
	}

	@Override
	public boolean tryAdvance(Consumer<? super T> action) {
		String leftKey = this.left.key();
		String rightKey = this.right.key();
		if (leftKey == null && rightKey == null) {
			return false;
		}
		int order = (leftKey == null) ? 1 : (rightKey == null) ? -1 : IN_UTF_8.compare(leftKey, rightKey);
		L fromLeft = (order <= 0) ? this.left.take() : null;
		R fromRight = (order >= 0) ? this.right.take() : null;
		action.accept(this.join.apply(fromLeft, fromRight));
		return true;
	}

	/** A stream with a look at its next entry. */
	private static final class Side<E> {

		private final Iterator<E> entries;

		private final Function<E, String> keyOf;

		private @Nullable E next;

		Side(Iterator<E> entries, Function<E, String> keyOf) {
			this.entries = entries;
			this.keyOf = keyOf;
		}

		@Nullable String key() {
			if (this.next == null && this.entries.hasNext()) {
				this.next = this.entries.next();
			}
			return (this.next != null) ? this.keyOf.apply(this.next) : null;
		}

		@Nullable E take() {
			E taken = this.next;
			this.next = null;
			return taken;
		}

	}

}
