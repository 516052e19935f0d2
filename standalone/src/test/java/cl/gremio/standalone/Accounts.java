package cl.gremio.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cl.gremio.model.topic.Topics;
import cl.gremio.standalone.CommittedLog.Entry;
import cl.gremio.standalone.Posting.Outcome;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Compares the posted events with the log, and the log with the services' answers. */
final class Accounts {

	private static final Duration SETTLED_WITHIN = Duration.ofSeconds(Integer.getInteger("gremio.patience", 60));

	private static final int THRESHOLD = 20;

	private static final int BATCH = 5;

	private final Map<Posting, Outcome> outcomes;

	private final CommittedLog log;

	private final String fecha;

	/**
	 * Opens the accounts.
	 * @param fecha the day of all sales
	 */
	Accounts(Map<Posting, Outcome> outcomes, CommittedLog log, String fecha) {
		this.outcomes = outcomes;
		this.log = log;
		this.fecha = fecha;
	}

	/**
	 * Every acknowledged event is on the log, and no refused event is. An event without a
	 * key is there at most once.
	 */
	void checkLog() {
		checkTopic(Topics.SALES, Service.SALES_PRODUCER);
		checkTopic(Topics.MEMBERS, Service.MEMBERS_PRODUCER);
		checkTopic(Topics.STOCK, Service.SALES_PRODUCER, Service.STOCK_PRODUCER);
		checkTopic(Topics.UBICATION, Service.SALES_PRODUCER, Service.LOCATION_PRODUCER);
	}

	private void checkTopic(String topic, Service... services) {
		Set<Service> writers = Set.of(services);
		Map<String, Outcome> posted = this.outcomes.entrySet()
			.stream()
			.filter((one) -> writers.contains(one.getKey().service()))
			.collect(Collectors.toMap((one) -> one.getKey().token(), Map.Entry::getValue));
		Set<String> possible = tokens(posted, Set.of(Outcome.ACKNOWLEDGED, Outcome.UNKNOWN));
		assertThat(this.log.of(topic)).as(topic).extracting(Entry::token).isSubsetOf(possible);
		assertThat(this.log.of(topic)).as(topic)
			.extracting(Entry::token)
			.containsAll(tokens(posted, Set.of(Outcome.ACKNOWLEDGED)));
		assertThat(this.log.of(topic).stream().filter((entry) -> !entry.keyed())).as(topic)
			.extracting(Entry::token)
			.doesNotHaveDuplicates();
	}

	private static Set<String> tokens(Map<String, Outcome> posted, Set<Outcome> outcomes) {
		return posted.entrySet()
			.stream()
			.filter((one) -> outcomes.contains(one.getValue()))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	/** Every sale is on all three of its topics equally often, or on none of them. */
	void checkAtomicity() {
		Set<String> sales = this.outcomes.keySet()
			.stream()
			.filter((posting) -> posting.service() == Service.SALES_PRODUCER)
			.map(Posting::token)
			.collect(Collectors.toSet());
		Map<String, Long> onSales = this.log.sales(Topics.SALES, sales);
		assertThat(onSales).isNotEmpty();
		for (String topic : CommittedLog.SALE_TOPICS) {
			assertThat(this.log.sales(topic, sales)).as(topic).isEqualTo(onSales);
		}
	}

	/** Waits until the answers of one instance agree with the log. */
	void awaitAnswers(Api api, Service consumer) {
		await().atMost(SETTLED_WITHIN).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
			switch (consumer) {
				case SALES_CONSUMER -> checkSales(api);
				case STOCK_CONSUMER -> checkStock(api);
				case MEMBERS_CONSUMER -> checkMembers(api);
				case LOCATION_CONSUMER -> checkCarts(api);
				default -> throw new IllegalArgumentException(consumer + " answers nothing");
			}
		});
	}

	private void checkSales(Api api) {
		Map<String, String> expected = new HashMap<>();
		this.log.eventsOf(Topics.SALES)
			.stream()
			.collect(Collectors.groupingBy((sale) -> sale.value().get("patente_carro").asString()))
			.forEach((plate, sales) -> expected.put(plate, total(sales)));
		assertThat(byPlate(api.json(Service.SALES_CONSUMER, "/ventadiaria?fecha=" + this.fecha),
				(day) -> day.get("ventas").asLong() + " sales of " + day.get("count_sopaipillas").asLong() + " to "
						+ day.get("count_client").asLong()))
			.isEqualTo(expected);
	}

	private static String total(List<Entry> sales) {
		return sales.size() + " sales of "
				+ sales.stream().mapToLong((sale) -> sale.value().get("count_sopaipillas").asLong()).sum() + " to "
				+ sales.stream().map((sale) -> sale.value().get("client").asString()).distinct().count();
	}

	private void checkStock(Api api) {
		assertThat(byPlate(api.json(Service.STOCK_CONSUMER, "/stock"), (cart) -> cart.get("ubicacion").asString()))
			.isEqualTo(CommittedLog.newest(this.log.eventsOf(Topics.STOCK),
					(entry) -> entry.value().get("patente_carro").asString(), Entry::timestamp));
		JsonNode refills = api.json(Service.STOCK_CONSUMER, "/reposicion");
		List<String> low = this.log.eventsOf(Topics.STOCK)
			.stream()
			.filter((entry) -> entry.value().get("stock").asInt() <= THRESHOLD)
			.map(Entry::token)
			.toList();
		List<JsonNode> alerts = refills.get("avisos").valueStream().toList();
		List<JsonNode> waiting = refills.get("pendientes").valueStream().toList();
		int count = low.size() / BATCH;
		assertThat(alerts).extracting((alert) -> alert.get("numero").asInt())
			.containsExactlyElementsOf(IntStream.range(0, count).map((i) -> count - i).boxed().toList());
		assertThat(alerts).allSatisfy((alert) -> assertThat(alert.get("eventos")).hasSize(BATCH));
		List<JsonNode> gathered = new ArrayList<>(waiting);
		alerts.forEach((alert) -> alert.get("eventos").forEach(gathered::add));
		assertThat(gathered).extracting((event) -> event.get("ubicacion").asString())
			.containsExactlyInAnyOrderElementsOf(low);
	}

	private void checkMembers(Api api) {
		Set<String> members = new HashSet<>();
		for (String route : List.of("/listmemberpre", "/listmembernopre")) {
			api.json(Service.MEMBERS_CONSUMER, route).forEach((member) -> members.add(member.get("dni").asString()));
		}
		assertThat(members)
			.isEqualTo(this.log.of(Topics.MEMBERS).stream().map(Entry::token).collect(Collectors.toSet()));
	}

	private void checkCarts(Api api) {
		Map<Boolean, List<Entry>> denounced = this.log.eventsOf(Topics.UBICATION)
			.stream()
			.collect(Collectors.partitioningBy((entry) -> entry.value().get("denuncia").asInt() == 1));
		Map<String, String> fugitives = newest(denounced.get(true));
		Map<String, String> carts = newest(denounced.get(false));
		carts.putAll(fugitives);
		assertThat(byPlate(api.json(Service.LOCATION_CONSUMER, "/profugos"), Accounts::place)).isEqualTo(fugitives);
		Map<String, String> answered = byPlate(api.json(Service.LOCATION_CONSUMER, "/carritos"), Accounts::place);
		assertThat(answered).containsOnlyKeys(carts.keySet());
		// All sales have the same time. A sale with a key takes longer and may come late.
		carts.keySet().removeIf((plate) -> plate.startsWith(Vendor.SELLING));
		assertThat(answered).containsAllEntriesOf(carts);
	}

	private static Map<String, String> newest(List<Entry> sightings) {
		return new HashMap<>(
				CommittedLog.newest(sightings, (entry) -> entry.value().get("patente").asString(), Entry::timestamp));
	}

	private static String place(JsonNode cart) {
		return cart.get("ubicacion").asString();
	}

	private static Map<String, String> byPlate(JsonNode rows, Function<JsonNode, String> value) {
		return rows.valueStream().collect(Collectors.toMap((row) -> row.get("patente").asString(), value));
	}

}
