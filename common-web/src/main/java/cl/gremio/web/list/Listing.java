package cl.gremio.web.list;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A list as an answer's body: a JSON array, written while its source is read, so that
 * only a page with a limit is ever held in memory. A page after which there is more has a
 * {@code Link} to the next one (RFC 8288).
 *
 * @param <T> what is listed
 */
public final class Listing<T> {

	private final Source<T> source;

	private final PageRequest page;

	private final Function<? super T, String> keyOf;

	private final @Nullable Place place;

	private Listing(Source<T> source, PageRequest page, Function<? super T, String> keyOf, @Nullable Place place) {
		this.source = source;
		this.page = page;
		this.keyOf = keyOf;
		this.place = place;
	}

	/**
	 * A list, or the part of it that the client asks for.
	 * @param source where the list is read, once, when the answer is written
	 * @param page the part asked for
	 * @param keyOf the key of an entry, by which the source is in order
	 */
	public static <T> Listing<T> of(Source<T> source, PageRequest page, Function<? super T, String> keyOf) {
		return new Listing<>(source, page, keyOf, null);
	}

	/**
	 * A list that is a property of an object, its last one.
	 * @param source where the list is read, once, when the answer is written
	 * @param name of the property
	 * @param others the properties before it
	 */
	public static <T> Listing<T> within(Source<T> source, String name, Map<String, ?> others) {
		return new Listing<>(source, PageRequest.ALL, (entry) -> "", new Place(name, others));
	}

	Stream<T> open() {
		return this.source.from(this.page.after());
	}

	PageRequest page() {
		return this.page;
	}

	/** Where the list stands; {@code null} if it is all of the answer. */
	@Nullable Place place() {
		return this.place;
	}

	String keyOf(T entry) {
		return this.keyOf.apply(entry);
	}

	/**
	 * The place of a list in an object.
	 *
	 * @param name of the list
	 * @param others the properties before it
	 */
	record Place(String name, Map<String, ?> others) {
	}

	/**
	 * A list in key order, read lazily.
	 *
	 * @param <T> what is listed
	 */
	@FunctionalInterface
	public interface Source<T> {

		/**
		 * Opens the list; the stream is closed by its reader, always.
		 * @param after the key after which to begin, exclusive; {@code null} for the
		 * beginning
		 */
		Stream<T> from(@Nullable String after);

	}

}
