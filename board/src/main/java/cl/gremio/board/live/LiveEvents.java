package cl.gremio.board.live;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import cl.gremio.web.privacy.MemberMask;
import cl.gremio.web.stream.EventBatch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The events of {@code /live} as bytes. */
final class LiveEvents {

	/** An upstream event: an entry has left the list. */
	private static final String REMOVED = "quitada";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private LiveEvents() {
	}

	/** A change of a list: the data of an upstream event under the event's name. */
	static LiveEvent change(UpstreamList list, ServerSentEvent event) {
		byte[] full = change(list, event.name(), isRemoval(event) ? keyOf(event).toString() : event.data());
		return list.isOfMembers() ? new LiveEvent(full, (mask) -> change(list, event.name(), masked(event, mask)))
				: LiveEvent.forAll(full);
	}

	private static String masked(ServerSentEvent event, MemberMask mask) {
		JsonNode data = isRemoval(event) ? StringNode.valueOf(mask.dni(keyOf(event).asString()))
				: mask.mask((ObjectNode) JSON.readTree(event.data()));
		return data.toString();
	}

	private static boolean isRemoval(ServerSentEvent event) {
		return event.name().equals(REMOVED);
	}

	private static JsonNode keyOf(ServerSentEvent removal) {
		return JSON.readTree(removal.data()).path("clave");
	}

	private static byte[] change(UpstreamList list, String name, String data) {
		return event(list.path(), ("{\"" + name + "\":" + data + "}").getBytes(UTF_8));
	}

	/** How many seconds a service says to be behind the log; {@code null} if unknown. */
	static @Nullable Double lagOf(ServerSentEvent pulse) {
		JsonNode seconds = JSON.readTree(pulse.data()).path("atraso");
		return seconds.isNumber() ? seconds.asDouble() : null;
	}

	/** The reader must read a list anew. */
	static LiveEvent reset(UpstreamList list) {
		return LiveEvent.forAll(resets(List.of(list)));
	}

	/** The reader must read all lists anew. */
	static byte[] resets(Collection<UpstreamList> lists) {
		EventBatch resets = new EventBatch();
		lists.forEach((list) -> addReset(resets, list));
		return resets.take();
	}

	/**
	 * The stream is open.
	 * @param time in epoch seconds
	 * @param lag how many seconds the lists are behind the log; {@code null} if unknown
	 * @param away the lists that are not heard
	 */
	static byte[] pulse(long time, @Nullable Double lag, Collection<String> away) {
		Map<String, @Nullable Object> pulse = new TreeMap<>();
		pulse.put("time", time);
		pulse.put("atraso", lag);
		pulse.put("sinConexion", away);
		return event("pulso", JSON.writeValueAsBytes(pulse));
	}

	private static byte[] event(String name, byte[] data) {
		return new EventBatch().add(name, null, data).take();
	}

	private static void addReset(EventBatch batch, UpstreamList list) {
		batch.add("reset", null, JSON.writeValueAsBytes(Map.of("lista", list.path())));
	}

}
