package cl.gremio.members.consumer;

import cl.gremio.consumer.readmodel.ReadModelHarness;
import cl.gremio.model.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MembersReadModelTests {

	private final ReadModelHarness facts = new ReadModelHarness(new MembersConfiguration().projections());

	private final MemberTables tables = new MemberTables(this.facts.readModel());

	@AfterEach
	void close() {
		this.facts.close();
	}

	@Test
	void anApplicantFindsWhatBecameOfTheApplication() {
		decide("1-9", "aceptado", 1);
		decide("2-7", "rechazado", 0);
		assertThat(this.tables.decision("1-9"))
			.contains(new DecisionView("1-9", DecisionStatus.ACCEPTED, Tier.PREMIUM, 7));
		assertThat(this.tables.decision("2-7"))
			.contains(new DecisionView("2-7", DecisionStatus.REJECTED, Tier.REGULAR, 7));
		assertThat(this.tables.decision("3-5")).isEmpty();
	}

	@Test
	void eachTierHasItsMembersByDni() {
		decide("2-7", "aceptado", 1);
		decide("1-9", "aceptado", 1);
		decide("3-5", "aceptado", 0);
		decide("4-3", "rechazado", 1);
		assertThat(this.tables.members(Tier.PREMIUM, null)).containsExactly(member("1-9", Tier.PREMIUM),
				member("2-7", Tier.PREMIUM));
		assertThat(this.tables.members(Tier.PREMIUM, "1-9")).containsExactly(member("2-7", Tier.PREMIUM));
		assertThat(this.tables.members(Tier.REGULAR, null)).containsExactly(member("3-5", Tier.REGULAR));
		assertThat(this.tables.members(Tier.REGULAR, "3-5")).isEmpty();
	}

	@Test
	void whatIsNoDecisionOfItsKeyLeavesNothing() {
		for (String junk : new String[] { "", "junk", "null",
				MembershipFixtures.decision("Ana", "2-7", "aceptado", 1, 7) }) {
			this.facts.applyRaw(Topics.MEMBERS_DECISIONS, "1-9", junk.getBytes(UTF_8));
		}
		for (String dni : new String[] { "1-9", "2-7" }) {
			assertThat(this.tables.decision(dni)).isEmpty();
		}
		assertThat(this.tables.members(Tier.PREMIUM, null)).isEmpty();
	}

	private void decide(String dni, String estado, int premium) {
		this.facts.applyRaw(Topics.MEMBERS_DECISIONS, dni,
				MembershipFixtures.decision("Ana", dni, estado, premium, 7).getBytes(UTF_8));
	}

	private static MemberView member(String dni, Tier tier) {
		return new MemberView("Ana", "Soto", dni, "a@x.cl", "AB12", tier);
	}

}
