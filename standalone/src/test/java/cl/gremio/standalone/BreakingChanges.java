package cl.gremio.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import cl.gremio.traffic.ApiDocument;
import tools.jackson.databind.JsonNode;

/**
 * What a newer document of the interfaces takes away from the programs that were written
 * by an older one.
 */
final class BreakingChanges {

	private final ApiDocument before;

	private final ApiDocument after;

	private final List<String> found = new ArrayList<>();

	private BreakingChanges(ApiDocument before, ApiDocument after) {
		this.before = before;
		this.after = after;
	}

	/** The breaking changes between two versions of {@code openapi.yaml}. */
	static List<String> ofRoutes(ApiDocument before, ApiDocument after) {
		BreakingChanges changes = new BreakingChanges(before, after);
		before.at("/paths").properties().forEach((path) -> path.getValue().properties().forEach((operation) -> {
			if (operation.getValue().has("responses")) {
				changes.operation(path.getKey(), operation.getKey());
			}
		}));
		return changes.found;
	}

	/** The breaking changes between two versions of {@code asyncapi.yaml}. */
	static List<String> ofTopics(ApiDocument before, ApiDocument after) {
		BreakingChanges changes = new BreakingChanges(before, after);
		before.at("/channels").properties().forEach((channel) -> changes.channel(channel.getKey(), channel.getValue()));
		return changes.found;
	}

	private void operation(String path, String method) {
		String label = method.toUpperCase(Locale.ROOT) + " " + path;
		String pointer = "/paths" + ApiDocument.step(path) + "/" + method;
		JsonNode old = this.before.at(pointer);
		JsonNode now = this.after.root().at(pointer);
		if (now.isMissingNode()) {
			this.found.add(label + " is gone");
			return;
		}
		parameters(label, old, now);
		old.at("/requestBody/content").properties().forEach((content) -> {
			JsonNode same = now.at("/requestBody/content" + ApiDocument.step(content.getKey()));
			if (same.isMissingNode()) {
				this.found.add(label + " does not take " + content.getKey());
			}
			else {
				request(label, content.getValue().path("schema"), same.path("schema"));
			}
		});
		JsonNode answers = this.before.resolve(old.path("responses").path("200")).path("content");
		JsonNode accepted = this.before.resolve(old.path("responses").path("202")).path("content");
		answers(label, "200", answers, now);
		answers(label, "202", accepted, now);
	}

	private void answers(String label, String status, JsonNode old, JsonNode operation) {
		JsonNode now = this.after.resolve(operation.path("responses").path(status)).path("content");
		old.properties().forEach((content) -> {
			if (!now.has(content.getKey())) {
				this.found.add(label + " does not answer " + content.getKey());
			}
			else {
				result(label, content.getValue().path("schema"), now.path(content.getKey()).path("schema"));
			}
		});
	}

	private void parameters(String label, JsonNode old, JsonNode now) {
		Set<String> known = names(this.before, old.path("parameters"), (parameter) -> true);
		Set<String> taken = names(this.after, now.path("parameters"), (parameter) -> true);
		Set<String> required = names(this.after, now.path("parameters"),
				(parameter) -> parameter.path("required").asBoolean(false));
		known.stream()
			.filter((name) -> !taken.contains(name))
			.forEach((name) -> this.found.add(label + " does not take " + name));
		required.stream()
			.filter((name) -> !known.contains(name))
			.forEach((name) -> this.found.add(label + " requires " + name));
	}

	private static Set<String> names(ApiDocument document, JsonNode parameters, Function<JsonNode, Boolean> filter) {
		Set<String> names = new TreeSet<>();
		parameters.forEach((parameter) -> {
			JsonNode resolved = document.resolve(parameter);
			if (filter.apply(resolved)) {
				names.add(resolved.path("name").asString());
			}
		});
		return names;
	}

	private void channel(String name, JsonNode old) {
		String label = old.path("address").asString();
		JsonNode now = this.after.root().at("/channels/" + name);
		if (!now.path("address").asString("").equals(label)) {
			this.found.add(label + " is gone");
			return;
		}
		JsonNode written = this.before.resolve(old.path("messages").iterator().next());
		JsonNode message = this.after.resolve(now.path("messages").iterator().next());
		// Anyone may write events, and anyone may read every topic
		if (old.path("tags").get(0).path("name").asString().equals("events")) {
			request(label, written.path("payload"), message.path("payload"));
		}
		result(label, written.path("payload"), message.path("payload"));
	}

	/** A request may not have to say more, nor may less of it be taken. */
	private void request(String label, JsonNode old, JsonNode now) {
		JsonNode was = this.before.resolve(old);
		JsonNode is = this.after.resolve(now);
		is.path("required").forEach((name) -> {
			if (!contains(was.path("required"), name)) {
				this.found.add(label + " requires " + name.asString());
			}
		});
		was.path("properties").properties().forEach((property) -> {
			String name = property.getKey();
			JsonNode same = is.path("properties").path(name);
			if (same.isMissingNode()) {
				this.found.add(label + " does not take " + name);
			}
			else {
				narrowed(label + ": " + name, this.before.resolve(property.getValue()), this.after.resolve(same));
			}
		});
		choices(was, is, this::request, label);
	}

	private void narrowed(String label, JsonNode was, JsonNode is) {
		for (String least : List.of("minimum", "minLength", "minItems")) {
			if (is.has(least) && (!was.has(least) || is.path(least).asDouble() > was.path(least).asDouble())) {
				this.found.add(label + " has a higher " + least);
			}
		}
		for (String most : List.of("maximum", "maxLength", "maxItems")) {
			if (is.has(most) && (!was.has(most) || is.path(most).asDouble() < was.path(most).asDouble())) {
				this.found.add(label + " has a lower " + most);
			}
		}
		was.path("enum").forEach((value) -> {
			if (is.has("enum") && !contains(is.path("enum"), value)) {
				this.found.add(label + " does not take " + value.asString());
			}
		});
		if (was.has("type") && !types(is).containsAll(types(was))) {
			this.found.add(label + " has another type");
		}
		choices(was, is, (where, one, other) -> narrowed(where, this.before.resolve(one), this.after.resolve(other)),
				label);
	}

	/** A result has all that it had, of the same types. */
	private void result(String label, JsonNode old, JsonNode now) {
		JsonNode was = this.before.resolve(old);
		JsonNode is = this.after.resolve(now);
		if (was.has("type") && !(is.has("type") && types(was).containsAll(types(is)))) {
			this.found.add(label + " has another type");
		}
		was.path("properties").properties().forEach((property) -> {
			String name = property.getKey();
			JsonNode same = is.path("properties").path(name);
			boolean wasSure = contains(was.path("required"), name);
			if (same.isMissingNode() || (wasSure && !contains(is.path("required"), name))) {
				this.found.add(label + " may lack " + name);
			}
			else {
				result(label + ": " + name, property.getValue(), same);
			}
		});
		if (was.has("items") && is.has("items")) {
			result(label, was.path("items"), is.path("items"));
		}
		choices(was, is, this::result, label);
	}

	/** The types of a schema. A number may be an integer. */
	private static Set<String> types(JsonNode schema) {
		JsonNode type = schema.path("type");
		Set<String> types = new TreeSet<>();
		(type.isArray() ? type.values() : List.of(type)).forEach((name) -> types.add(name.asString("")));
		if (types.contains("number")) {
			types.add("integer");
		}
		return types;
	}

	private static void choices(JsonNode was, JsonNode is, Comparison comparison, String label) {
		for (String kind : List.of("oneOf", "anyOf")) {
			for (int i = 0; i < Math.min(was.path(kind).size(), is.path(kind).size()); i++) {
				comparison.compare(label, was.path(kind).get(i), is.path(kind).get(i));
			}
		}
	}

	private static boolean contains(JsonNode array, JsonNode value) {
		return array.values().contains(value);
	}

	private static boolean contains(JsonNode array, String value) {
		return array.values().stream().anyMatch((item) -> item.asString().equals(value));
	}

	@FunctionalInterface
	private interface Comparison {

		void compare(String label, JsonNode was, JsonNode is);

	}

}
