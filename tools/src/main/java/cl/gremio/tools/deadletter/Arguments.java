package cl.gremio.tools.deadletter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A command line taken apart: words in their order, and options, which may stand
 * anywhere. What is wrong with it is said in one line, by an
 * {@link IllegalArgumentException}.
 */
final class Arguments {

	private static final Set<String> FLAGS = Set.of("--json", "--all", "--again");

	private static final Set<String> OPTIONS = Set.of("--limit", "--by", "--bootstrap-servers", "--config");

	private final List<String> words = new ArrayList<>();

	private final Map<String, String> options = new HashMap<>();

	Arguments(String... args) {
		Deque<String> rest = new ArrayDeque<>(List.of(args));
		while (!rest.isEmpty()) {
			read(rest.remove(), rest);
		}
	}

	private void read(String arg, Deque<String> rest) {
		int equals = arg.indexOf('=');
		String name = (equals < 0) ? arg : arg.substring(0, equals);
		if (!arg.startsWith("--")) {
			this.words.add(arg);
		}
		else if (FLAGS.contains(arg)) {
			this.options.put(arg, "");
		}
		else if (OPTIONS.contains(name)) {
			String value = (equals < 0) ? rest.poll() : arg.substring(equals + 1);
			if (value == null || value.isBlank() || (equals < 0 && value.startsWith("--"))) {
				throw new IllegalArgumentException(name + " needs a value");
			}
			this.options.put(name, value);
		}
		else {
			throw new IllegalArgumentException("Unknown option " + arg);
		}
	}

	int words() {
		return this.words.size();
	}

	String word(int index) {
		return this.words.get(index);
	}

	boolean has(String option) {
		return this.options.containsKey(option);
	}

	@Nullable String value(String option) {
		return this.options.get(option);
	}

	void allowOnly(String command, Set<String> allowed) {
		Set<String> others = new HashSet<>(this.options.keySet());
		others.removeAll(allowed);
		if (!others.isEmpty()) {
			throw new IllegalArgumentException(command + " takes no " + others.iterator().next());
		}
	}

	static long number(String name, String text, long min, long max) {
		try {
			long number = Long.parseLong(text);
			if (number >= min && number <= max) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException(name + " must be a whole number, not " + text, ex);
		}
		throw new IllegalArgumentException(name + " must be from " + min + " to " + max + ", not " + text);
	}

}
