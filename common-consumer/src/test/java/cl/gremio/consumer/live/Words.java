package cl.gremio.consumer.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** A list of the words that a table holds, in memory. */
final class Words implements LiveList<Words.Word> {

	private final TreeMap<String, Word> table = new TreeMap<>();

	int reads;

	boolean over;

	boolean broken;

	void put(String key, @Nullable String text) {
		if (text != null) {
			this.table.put(key, new Word(key, text));
		}
		else {
			this.table.remove(key);
		}
	}

	@Override
	public Set<String> tables() {
		return Set.of("words");
	}

	@Override
	public @Nullable String keyOf(String name, String tableKey) {
		return tableKey.startsWith("-") ? null : tableKey;
	}

	@Override
	public String keyOf(Word word) {
		return word.key();
	}

	@Override
	public Optional<Word> row(String key) {
		this.reads++;
		if (this.broken) {
			throw new IllegalStateException("broken");
		}
		return Optional.ofNullable(this.table.get(key));
	}

	@Override
	public Stream<Word> rows(@Nullable String after) {
		return List.copyOf(this.table.values()).stream();
	}

	@Override
	public boolean isOver() {
		return this.over;
	}

	/** A row of the list. */
	record Word(String key, @JsonValue String text) {
	}

}
