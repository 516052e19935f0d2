package cl.gremio.web.list;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A list as the body of an answer. A list without a limit is written while its source is
 * read, and only a page is held in memory. A page that is not the last has a {@code Link}
 * to the next one (RFC 8288).
 *
 * @param <T> the type of the entries
 */
public class Listing<T> {

	private final EntrySource<T> source;

	private final PageRequest page;

	private final Function<? super T, String> keyOf;

	private final @Nullable EnclosingObject enclosing;

	private Listing(EntrySource<T> source, PageRequest page, Function<? super T, String> keyOf,
			@Nullable EnclosingObject enclosing) {
		this.source = source;
		this.page = page;
		this.keyOf = keyOf;
		this.enclosing = enclosing;
	}

	/** The same list, for a subclass that also has another form. */
	protected Listing(Listing<T> other) {
		this(other.source, other.page, other.keyOf, other.enclosing);
	}

	/**
	 * A list, or the page of it that the client asks for.
	 * @param source opened once, when the answer is written
	 * @param keyOf the key of an entry; the source is sorted by key
	 */
	public static <T> Listing<T> of(EntrySource<T> source, PageRequest page, Function<? super T, String> keyOf) {
		return new Listing<>(source, page, keyOf, null);
	}

	/**
	 * A list that is the last property of an object.
	 * @param source opened once, when the answer is written
	 * @param name the name of the property
	 * @param others the properties before the list
	 */
	public static <T> Listing<T> within(EntrySource<T> source, String name, Map<String, ?> others) {
		return new Listing<>(source, PageRequest.ALL, (entry) -> "", new EnclosingObject(name, others));
	}

	final Stream<T> open() {
		return this.source.from(this.page.after());
	}

	final PageRequest page() {
		return this.page;
	}

	/** The object around the list; {@code null} if the list is the whole answer. */
	final @Nullable EnclosingObject enclosing() {
		return this.enclosing;
	}

	final String keyOf(T entry) {
		return this.keyOf.apply(entry);
	}

	/**
	 * The object around a list.
	 *
	 * @param name the name of the list
	 * @param others the properties before the list
	 */
	record EnclosingObject(String name, Map<String, ?> others) {
	}

	/**
	 * A list in key order, read lazily.
	 *
	 * @param <T> the type of the entries
	 */
	@FunctionalInterface
	public interface EntrySource<T> {

		/**
		 * Opens the list. The caller always closes the stream.
		 * @param after the last key before the first entry; {@code null} for the
		 * beginning
		 */
		Stream<T> from(@Nullable String after);

	}

}
