package cl.gremio.members.consumer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import cl.gremio.model.MembershipRequest;
import cl.gremio.model.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MemberStateTests {

	private static final long NOON = MembershipFixtures.NOON.getEpochSecond();

	@Test
	void isAcceptedIfAnyApplicationWas() {
		DecisionFact decision = rejected(1, Tier.REGULAR).and(accepted(2, Tier.REGULAR))
			.and(rejected(3, Tier.REGULAR))
			.decision();
		assertThat(decision).returns(DecisionStatus.ACCEPTED, DecisionFact::status)
			.returns(NOON + 2, DecisionFact::time);
	}

	@Test
	void aTierIsNeverLowered() {
		DecisionFact decision = accepted(1, Tier.PREMIUM).and(accepted(2, Tier.REGULAR))
			.and(rejected(3, Tier.REGULAR))
			.decision();
		assertThat(decision).returns(Tier.PREMIUM, DecisionFact::tier).returns(NOON + 1, DecisionFact::time);
	}

	@Test
	void aTierIsRaisedByAnAcceptedApplicationOnly() {
		MemberState regular = accepted(1, Tier.REGULAR).and(rejected(2, Tier.PREMIUM));
		assertThat(regular.decision()).returns(Tier.REGULAR, DecisionFact::tier).returns(NOON + 1, DecisionFact::time);
		assertThat(regular.and(accepted(3, Tier.PREMIUM)).decision()).returns(Tier.PREMIUM, DecisionFact::tier)
			.returns(NOON + 3, DecisionFact::time);
	}

	@Test
	void aDecisionDatesFromTheEarliestApplicationThatGaveIt() {
		assertThat(accepted(5, Tier.REGULAR).and(accepted(2, Tier.REGULAR)).decision().time()).isEqualTo(NOON + 2);
		assertThat(rejected(5, Tier.PREMIUM).and(rejected(2, Tier.REGULAR)).decision().time()).isEqualTo(NOON + 2);
	}

	@Test
	void whoIsRejectedIsSoForTheTierLastAppliedFor() {
		assertThat(rejected(1, Tier.PREMIUM).and(rejected(2, Tier.REGULAR)).decision())
			.returns(DecisionStatus.REJECTED, DecisionFact::status)
			.returns(Tier.REGULAR, DecisionFact::tier);
	}

	@Test
	void isKnownByTheLatestApplicationEvenARejectedOne() {
		MembershipEvent moved = new MembershipEvent(MembershipFixtures.NOON.plusSeconds(9), "id",
				new MembershipRequest("Anita", "Rojas", "1-9", "anita@x.cl", "ZZ99", 1));
		assertThat(MemberState.of(moved, false).and(accepted(1, Tier.REGULAR)).decision()).isEqualTo(new DecisionFact(
				"1-9", DecisionStatus.ACCEPTED, Tier.REGULAR, NOON + 1, "Anita", "Rojas", "anita@x.cl", "ZZ99"));
	}

	@Test
	void ofTwoAtOneTimeTheGreaterIdIsTheLatest() {
		MembershipEvent one = MembershipFixtures.at(0, "a", Tier.PREMIUM);
		MembershipEvent other = MembershipFixtures.at(0, "b", Tier.REGULAR);
		assertThat(MemberState.of(other, true).and(MemberState.of(one, true)).latest()).isEqualTo(other);
	}

	@ParameterizedTest
	@CsvSource({ "Beta, Soto, a@x.cl, AB12", "Ana, Toro, a@x.cl, AB12", "Ana, Soto, b@x.cl, AB12",
			"Ana, Soto, a@x.cl, AB13" })
	void ofTwoWithOneIdAtOneTimeWhatIsFilledInDecides(String name, String lastname, String mail, String plate) {
		MembershipEvent one = new MembershipEvent(MembershipFixtures.NOON, "a",
				new MembershipRequest("Ana", "Soto", "1-9", "a@x.cl", "AB12", 0));
		MembershipEvent other = new MembershipEvent(MembershipFixtures.NOON, "a",
				new MembershipRequest(name, lastname, "1-9", mail, plate, 0));
		assertThat(MemberState.of(one, true).and(MemberState.of(other, true)).latest()).isEqualTo(other);
		assertThat(MemberState.of(other, true).and(MemberState.of(one, true)).latest()).isEqualTo(other);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
	void isTheSameInWhateverOrderApplicationsCome(long seed) {
		Random random = new Random(seed);
		List<MemberState> parts = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			parts.add(anyone(random));
		}
		MemberState member = sum(parts);
		permutations(parts).forEach((order) -> {
			assertThat(sum(order)).isEqualTo(member);
			order.add(order.get(random.nextInt(order.size())));
			assertThat(grouped(order, random)).as("grouped otherwise, one twice").isEqualTo(member);
		});
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void isKeptAsItIs(long seed) {
		MemberState member = anyone(new Random(seed)).and(anyone(new Random(seed + 1)));
		assertThat((MemberState) WireWriter.readerFor(MemberState.class).readValue(WireWriter.toJson(member)))
			.isEqualTo(member);
	}

	/** Returns a random state. The times, ids and contents of states often coincide. */
	private static MemberState anyone(Random random) {
		MembershipRequest form = new MembershipRequest("n" + random.nextInt(2), "l" + random.nextInt(2), "1-9",
				"m" + random.nextInt(2), "P" + random.nextInt(2), random.nextInt(2));
		return MemberState.of(new MembershipEvent(MembershipFixtures.NOON.plusMillis(random.nextInt(3)),
				"id" + random.nextInt(2), form), random.nextBoolean());
	}

	private static MemberState accepted(int seconds, Tier tier) {
		return MemberState.of(MembershipFixtures.at(seconds, "id", tier), true);
	}

	private static MemberState rejected(int seconds, Tier tier) {
		return MemberState.of(MembershipFixtures.at(seconds, "id", tier), false);
	}

	private static MemberState sum(List<MemberState> parts) {
		return parts.stream().reduce(MemberState::and).orElseThrow();
	}

	private static MemberState grouped(List<MemberState> parts, Random random) {
		if (parts.size() == 1) {
			return parts.get(0);
		}
		int split = 1 + random.nextInt(parts.size() - 1);
		return grouped(parts.subList(0, split), random).and(grouped(parts.subList(split, parts.size()), random));
	}

	private static List<List<MemberState>> permutations(List<MemberState> parts) {
		List<List<MemberState>> all = new ArrayList<>();
		permute(new ArrayList<>(parts), 0, all);
		return all;
	}

	private static void permute(List<MemberState> parts, int from, List<List<MemberState>> all) {
		if (from == parts.size()) {
			all.add(new ArrayList<>(parts));
		}
		for (int i = from; i < parts.size(); i++) {
			Collections.swap(parts, from, i);
			permute(parts, from + 1, all);
			Collections.swap(parts, from, i);
		}
	}

}
