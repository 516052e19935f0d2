package cl.gremio.members.consumer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import cl.gremio.model.EventWriter;
import cl.gremio.model.MemberApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MemberTests {

	private static final long NOON = Applications.NOON.getEpochSecond();

	@Test
	void isAcceptedIfAnyApplicationWas() {
		MemberDecision decision = rejected(1, Tier.REGULAR).and(accepted(2, Tier.REGULAR))
			.and(rejected(3, Tier.REGULAR))
			.decision();
		assertThat(decision).returns(Status.ACCEPTED, MemberDecision::status).returns(NOON + 2, MemberDecision::time);
	}

	@Test
	void aTierIsNeverLowered() {
		MemberDecision decision = accepted(1, Tier.PREMIUM).and(accepted(2, Tier.REGULAR))
			.and(rejected(3, Tier.REGULAR))
			.decision();
		assertThat(decision).returns(Tier.PREMIUM, MemberDecision::tier).returns(NOON + 1, MemberDecision::time);
	}

	@Test
	void aTierIsRaisedByAnAcceptedApplicationOnly() {
		Member regular = accepted(1, Tier.REGULAR).and(rejected(2, Tier.PREMIUM));
		assertThat(regular.decision()).returns(Tier.REGULAR, MemberDecision::tier)
			.returns(NOON + 1, MemberDecision::time);
		assertThat(regular.and(accepted(3, Tier.PREMIUM)).decision()).returns(Tier.PREMIUM, MemberDecision::tier)
			.returns(NOON + 3, MemberDecision::time);
	}

	@Test
	void aDecisionDatesFromTheEarliestApplicationThatGaveIt() {
		assertThat(accepted(5, Tier.REGULAR).and(accepted(2, Tier.REGULAR)).decision().time()).isEqualTo(NOON + 2);
		assertThat(rejected(5, Tier.PREMIUM).and(rejected(2, Tier.REGULAR)).decision().time()).isEqualTo(NOON + 2);
	}

	@Test
	void whoIsRejectedIsSoForTheTierLastAppliedFor() {
		assertThat(rejected(1, Tier.PREMIUM).and(rejected(2, Tier.REGULAR)).decision())
			.returns(Status.REJECTED, MemberDecision::status)
			.returns(Tier.REGULAR, MemberDecision::tier);
	}

	@Test
	void isKnownByTheLatestApplicationEvenARejectedOne() {
		Application moved = new Application(Applications.NOON.plusSeconds(9), "id",
				new MemberApplication("Anita", "Rojas", "1-9", "anita@x.cl", "ZZ99", 1));
		assertThat(Member.of(moved, false).and(accepted(1, Tier.REGULAR)).decision()).isEqualTo(new MemberDecision(
				"1-9", Status.ACCEPTED, Tier.REGULAR, NOON + 1, "Anita", "Rojas", "anita@x.cl", "ZZ99"));
	}

	@Test
	void ofTwoAtOneTimeTheGreaterIdIsTheLatest() {
		Application one = Applications.at(0, "a", Tier.PREMIUM);
		Application other = Applications.at(0, "b", Tier.REGULAR);
		assertThat(Member.of(other, true).and(Member.of(one, true)).latest()).isEqualTo(other);
	}

	@ParameterizedTest
	@CsvSource({ "Beta, Soto, a@x.cl, AB12", "Ana, Toro, a@x.cl, AB12", "Ana, Soto, b@x.cl, AB12",
			"Ana, Soto, a@x.cl, AB13" })
	void ofTwoWithOneIdAtOneTimeWhatIsFilledInDecides(String name, String lastname, String mail, String plate) {
		Application one = new Application(Applications.NOON, "a",
				new MemberApplication("Ana", "Soto", "1-9", "a@x.cl", "AB12", 0));
		Application other = new Application(Applications.NOON, "a",
				new MemberApplication(name, lastname, "1-9", mail, plate, 0));
		assertThat(Member.of(one, true).and(Member.of(other, true)).latest()).isEqualTo(other);
		assertThat(Member.of(other, true).and(Member.of(one, true)).latest()).isEqualTo(other);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
	void isTheSameInWhateverOrderApplicationsCome(long seed) {
		Random random = new Random(seed);
		List<Member> parts = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			parts.add(anyone(random));
		}
		Member member = sum(parts);
		permutations(parts).forEach((order) -> {
			assertThat(sum(order)).isEqualTo(member);
			order.add(order.get(random.nextInt(order.size())));
			assertThat(grouped(order, random)).as("grouped otherwise, one twice").isEqualTo(member);
		});
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void isKeptAsItIs(long seed) {
		Member member = anyone(new Random(seed)).and(anyone(new Random(seed + 1)));
		assertThat((Member) EventWriter.readerFor(Member.class).readValue(EventWriter.toJson(member)))
			.isEqualTo(member);
	}

	/** Times, ids and contents that often coincide. */
	private static Member anyone(Random random) {
		MemberApplication form = new MemberApplication("n" + random.nextInt(2), "l" + random.nextInt(2), "1-9",
				"m" + random.nextInt(2), "P" + random.nextInt(2), random.nextInt(2));
		return Member.of(
				new Application(Applications.NOON.plusMillis(random.nextInt(3)), "id" + random.nextInt(2), form),
				random.nextBoolean());
	}

	private static Member accepted(int seconds, Tier tier) {
		return Member.of(Applications.at(seconds, "id", tier), true);
	}

	private static Member rejected(int seconds, Tier tier) {
		return Member.of(Applications.at(seconds, "id", tier), false);
	}

	private static Member sum(List<Member> parts) {
		return parts.stream().reduce(Member::and).orElseThrow();
	}

	private static Member grouped(List<Member> parts, Random random) {
		if (parts.size() == 1) {
			return parts.get(0);
		}
		int split = 1 + random.nextInt(parts.size() - 1);
		return grouped(parts.subList(0, split), random).and(grouped(parts.subList(split, parts.size()), random));
	}

	private static List<List<Member>> permutations(List<Member> parts) {
		List<List<Member>> all = new ArrayList<>();
		permute(new ArrayList<>(parts), 0, all);
		return all;
	}

	private static void permute(List<Member> parts, int from, List<List<Member>> all) {
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
