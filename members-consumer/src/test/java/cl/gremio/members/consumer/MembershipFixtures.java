package cl.gremio.members.consumer;

import java.time.Instant;
import java.util.stream.IntStream;

import cl.gremio.model.MembershipRequest;
import cl.gremio.model.event.Draw;
import cl.gremio.model.event.Event;

/** Creates applications for the tests. */
final class MembershipFixtures {

	static final Instant NOON = Instant.parse("2026-11-23T15:00:00Z");

	private MembershipFixtures() {
	}

	/** Returns an application some seconds after noon. */
	static MembershipEvent at(int seconds, String id, Tier tier) {
		return MembershipEvent.of(event(seconds, id, tier));
	}

	static Event<MembershipRequest> event(int seconds, String id, Tier tier) {
		return new Event<>(id, NOON.plusSeconds(seconds), null,
				new MembershipRequest("Ana", "Soto", "1-9", "ana@x.cl", "AB12", tier.premium()));
	}

	/** Returns an id for which the draw of acceptance gives a certain number. */
	static String idDrawing(int number) {
		return idsDrawing(number, 1)[0];
	}

	/** Returns different ids for which the draw of acceptance gives a certain number. */
	static String[] idsDrawing(int number, int count) {
		return IntStream.iterate(0, (i) -> i + 1)
			.mapToObj((i) -> "id-" + i)
			.filter((id) -> Draw.below(AcceptanceMode.OUTCOMES, id, AcceptanceMode.PURPOSE) == number)
			.limit(count)
			.toArray(String[]::new);
	}

	static String json(String name, String dni, int premium) {
		return "{\"name\":\"%s\",\"lastname\":\"Soto\",\"dni\":\"%s\",\"mail\":\"a@x.cl\",\"patente\":\"ab12\",\"premium\":%d}"
			.formatted(name, dni, premium);
	}

	static String decision(String name, String dni, String estado, int premium, long time) {
		return ("{\"dni\":\"%s\",\"estado\":\"%s\",\"premium\":%d,\"time\":%d,\"name\":\"%s\",\"lastname\":\"Soto\","
				+ "\"mail\":\"a@x.cl\",\"patente\":\"AB12\"}")
			.formatted(dni, estado, premium, time, name);
	}

}
