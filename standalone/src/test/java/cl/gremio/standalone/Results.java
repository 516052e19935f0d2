package cl.gremio.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import cl.gremio.standalone.SteadyLoad.Kind;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the consumers' results with the events of a load. */
final class Results {

	private final HttpCalls calls;

	private final SteadyLoad load;

	Results(HttpCalls calls, SteadyLoad load) {
		this.calls = calls;
		this.load = load;
	}

	/**
	 * Every acknowledged event counts once. An event of unknown outcome counts at most
	 * once. A sale is on all of its topics or on none.
	 */
	void areExact() {
		List<String> sold = sold();
		exact(Kind.SALE, sold);
		exact(Kind.REFILL, refills());
		exact(Kind.MEMBER, names(this.calls.json(Service.MEMBERS_CONSUMER, "/listmemberpre"), "dni"));
		List<String> carts = names(this.calls.json(Service.LOCATION_CONSUMER, "/carritos"), "patente");
		exact(Kind.CART, only(Kind.CART, carts));
		assertThat(only(Kind.SALE, carts)).containsExactlyInAnyOrderElementsOf(sold);
		assertThat(only(Kind.SALE, names(this.calls.json(Service.STOCK_CONSUMER, "/stock"), "patente")))
			.containsExactlyInAnyOrderElementsOf(sold);
	}

	private void exact(Kind kind, List<String> known) {
		Set<String> possible = this.load.names(kind, (answer) -> answer.isAcknowledged() || answer.isUnknown());
		assertThat(known).doesNotHaveDuplicates()
			.containsAll(this.load.names(kind, SteadyLoad.Answer::isAcknowledged))
			.isSubsetOf(possible);
	}

	/** One plate for each counted sale. */
	private List<String> sold() {
		List<String> sold = new ArrayList<>();
		this.calls.json(Service.SALES_CONSUMER, "/ventadiaria?fecha=" + this.load.day()).forEach((cart) -> {
			for (int i = 0; i < cart.get("ventas").asInt(); i++) {
				sold.add(cart.get("patente").asString());
			}
		});
		return sold;
	}

	private List<String> refills() {
		JsonNode refills = this.calls.json(Service.STOCK_CONSUMER, "/reposicion");
		return Stream
			.concat(stream(refills.get("pendientes")),
					stream(refills.get("avisos")).flatMap((alert) -> stream(alert.get("eventos"))))
			.map((event) -> event.get("patente").asString())
			.toList();
	}

	private static List<String> only(Kind kind, List<String> names) {
		Predicate<String> isOfKind = (name) -> name.startsWith(kind.name());
		return names.stream().filter(isOfKind).toList();
	}

	private static List<String> names(JsonNode rows, String field) {
		return stream(rows).map((row) -> row.get(field).asString()).toList();
	}

	private static Stream<JsonNode> stream(JsonNode rows) {
		return StreamSupport.stream(rows.spliterator(), false);
	}

}
