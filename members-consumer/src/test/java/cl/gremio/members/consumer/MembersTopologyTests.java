package cl.gremio.members.consumer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import cl.gremio.consumer.streams.TopologyHarness;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.topic.Placement;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MembersTopologyTests {

	private static final Instant NOON = MembershipFixtures.NOON;

	private static final String ACCEPTED = MembershipFixtures.idDrawing(0);

	private static final String ALSO_ACCEPTED = MembershipFixtures.idsDrawing(0, 2)[1];

	private static final String ACCEPTED_IF_REGULAR = MembershipFixtures.idDrawing(4);

	private static final String REJECTED = MembershipFixtures.idDrawing(6);

	private static final String AT_HOME = "1-9";

	private static final String ELSEWHERE = "2-7";

	/** With two partitions, the records of some dni need a repartition. */
	private final TopologyHarness topology = new TopologyHarness(NOON,
			(builder, results, progress) -> MembersTopology.build(builder, 2, results, AcceptanceMode.DRAW));

	@AfterEach
	void stop() {
		this.topology.close();
	}

	@Test
	void anApplicationIsDecidedByItsDraw() {
		apply("1-9", 1, 0, ACCEPTED);
		apply("2-7", 1, 0, ACCEPTED_IF_REGULAR);
		apply("3-5", 0, 0, ACCEPTED_IF_REGULAR);
		apply("4-3", 0, 0, REJECTED);
		assertThat(decisions()).containsOnly(Map.entry("1-9", decision("1-9", "aceptado", 1, 0)),
				Map.entry("2-7", decision("2-7", "rechazado", 1, 0)),
				Map.entry("3-5", decision("3-5", "aceptado", 0, 0)),
				Map.entry("4-3", decision("4-3", "rechazado", 0, 0)));
	}

	@ParameterizedTest
	@ValueSource(strings = { AT_HOME, ELSEWHERE })
	void oneDniIsOneMemberOverBothLanes(String dni) {
		apply(dni, 0, 0, ACCEPTED);
		apply(dni, 1, 10, ACCEPTED_IF_REGULAR);
		apply(dni, 1, 20, ALSO_ACCEPTED);
		apply(dni, 0, 30, REJECTED);
		assertThat(this.topology.facts(Topics.MEMBERS_DECISIONS)).as("told when it changed, and only then")
			.containsExactly(KeyValue.pair(dni, decision(dni, "aceptado", 0, 0)),
					KeyValue.pair(dni, decision(dni, "aceptado", 1, 20)));
	}

	@Test
	void aLaterApplicationChangesWhatIsKnownOfAMember() {
		apply("1-9", 1, 0, ACCEPTED);
		write(MembershipFixtures.json("Anita", "1-9", 0), 10, REJECTED);
		assertThat(decisions()).containsEntry("1-9",
				MembershipFixtures.decision("Anita", "1-9", "aceptado", 1, NOON.getEpochSecond()));
	}

	@Test
	void anApplicationThatComesLateChangesNoNewerName() {
		write(MembershipFixtures.json("Anita", "1-9", 0), 10, REJECTED);
		apply("1-9", 0, 0, ACCEPTED);
		assertThat(decisions()).containsEntry("1-9",
				MembershipFixtures.decision("Anita", "1-9", "aceptado", 0, NOON.getEpochSecond()));
	}

	@Test
	void aRetryIsNotDrawnAgain() {
		this.topology.writeRetriable(Topics.MEMBERS, NOON, ACCEPTED_IF_REGULAR,
				MembershipFixtures.json("Ana", "1-9", 1));
		this.topology.writeRetriable(Topics.MEMBERS, NOON.plusSeconds(1), ACCEPTED_IF_REGULAR,
				MembershipFixtures.json("Anita", "1-9", 0));
		assertThat(this.topology.facts(Topics.MEMBERS_DECISIONS))
			.as("another body under the same key: the first counts")
			.containsExactly(KeyValue.pair("1-9", decision("1-9", "rechazado", 1, 0)));
	}

	@Test
	void aRetryAfter24HoursIsAnotherApplication() {
		Duration later = Duration.ofHours(24).plusMillis(1);
		this.topology.writeRetriable(Topics.MEMBERS, NOON, ACCEPTED_IF_REGULAR,
				MembershipFixtures.json("Ana", "1-9", 1));
		this.topology.writeRetriable(Topics.MEMBERS, NOON.plus(later), ACCEPTED_IF_REGULAR,
				MembershipFixtures.json("Ana", "1-9", 0));
		assertThat(decisions()).containsEntry("1-9", decision("1-9", "aceptado", 0, (int) later.toSeconds()));
	}

	@Test
	void theValueAloneIsEnough() {
		this.topology.write(Topics.MEMBERS, NOON,
				"{\"name\":\"Ana\",\"lastname\":\"Soto\",\"dni\":19,\"mail\":\"a@x.cl\",\"patente\":\" ab12 \",\"premium\":\"true\"}");
		assertThat(decisions()).hasEntrySatisfying("19",
				(decision) -> assertThat(decision).contains("\"premium\":1", "\"patente\":\"AB12\""));
	}

	@Test
	void whatIsNoApplicationBecomesADeadLetterAsItCame() {
		List<String> junk = List.of("not json", "", "[]", "null", "{}", MembershipFixtures.json("Ana", " ", 1),
				MembershipFixtures.json("", "1-9", 1), MembershipFixtures.json("Ana", "1-9", 2));
		junk.forEach((value) -> this.topology.write(Topics.MEMBERS, NOON, value));
		this.topology.write(Topics.MEMBERS, NOON, (@Nullable String) null);
		apply("1-9", 1, 0, ACCEPTED);
		List<TestRecord<byte[], byte[]>> dead = this.topology.records("members-dlt");
		assertThat(dead).extracting((letter) -> (letter.value() != null) ? new String(letter.value(), UTF_8) : null)
			.startsWith(junk.toArray(String[]::new))
			.endsWith((String) null)
			.hasSize(junk.size() + 1);
		assertThat(dead)
			.allSatisfy((letter) -> assertThat(CloudEvents.text(letter.headers(), "kafka_dlt-original-topic"))
				.isEqualTo("members"));
		assertThat(decisions()).containsOnlyKeys("1-9");
	}

	@Test
	void noTimeIsTooFarAwayToBeKept() {
		RecordHeaders headers = new RecordHeaders();
		headers.add(CloudEvents.header(CloudEvents.ID, REJECTED));
		headers.add(CloudEvents.header(CloudEvents.TIME, Instant.MAX.toString()));
		this.topology.write(Topics.MEMBERS, NOON, headers, MembershipFixtures.json("Ana", "1-9", 0).getBytes(UTF_8));
		apply("1-9", 0, 0, ACCEPTED);
		assertThat(decisions()).containsEntry("1-9", decision("1-9", "aceptado", 0, 0));
	}

	@Test
	void anApplicationIsBroughtToItsDnisPartitionOnce() {
		assertThat(Placement.byKey(AT_HOME, 2)).isZero();
		assertThat(Placement.byKey(ELSEWHERE, 2)).isOne();
		apply(AT_HOME, 1, 0, ACCEPTED);
		assertThat(this.topology.records("under-test-members-by-place-repartition")).isEmpty();
		apply(ELSEWHERE, 1, 0, ACCEPTED);
		assertThat(this.topology.records("under-test-members-by-place-repartition")).hasSize(1);
	}

	@Test
	void aDecisionCarriesNoForeignHeaders() {
		apply("1-9", 1, 0, ACCEPTED);
		assertThat(this.topology.factRecords(Topics.MEMBERS_DECISIONS)).singleElement()
			.satisfies((fact) -> assertThat(fact.headers()).isEmpty());
	}

	private void apply(String dni, int premium, int seconds, String id) {
		write(MembershipFixtures.json("Ana", dni, premium), seconds, id);
	}

	private void write(String json, int seconds, String id) {
		RecordHeaders headers = new RecordHeaders();
		headers.add(CloudEvents.header(CloudEvents.ID, id));
		this.topology.write(Topics.MEMBERS, NOON.plusSeconds(seconds), headers, json.getBytes(UTF_8));
	}

	private Map<String, String> decisions() {
		return this.topology.newestFacts(Topics.MEMBERS_DECISIONS);
	}

	private static String decision(String dni, String estado, int premium, int seconds) {
		return MembershipFixtures.decision("Ana", dni, estado, premium, NOON.getEpochSecond() + seconds);
	}

}
