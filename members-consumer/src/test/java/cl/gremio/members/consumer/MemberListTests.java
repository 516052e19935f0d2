package cl.gremio.members.consumer;

import java.util.List;
import java.util.Map;

import cl.gremio.consumer.live.LiveListHarness;
import cl.gremio.consumer.live.LiveListHarness.StreamedEvent;
import cl.gremio.consumer.readmodel.Projections;
import cl.gremio.consumer.readmodel.ReadModelHarness;
import cl.gremio.model.topic.Topics;
import cl.gremio.web.privacy.MemberMask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MemberListTests {

	private static final MemberMask MASK = new MemberMask(() -> "secret".getBytes(UTF_8));

	private final ReadModelHarness facts = new ReadModelHarness(
			new Projections(Map.of(Topics.MEMBERS_DECISIONS, MemberTables::project)));

	private final MemberTables tables = new MemberTables(this.facts.readModel());

	private final LiveListHarness<MemberView> premium = new LiveListHarness<>(new MemberList(this.tables, Tier.PREMIUM),
			this.facts.changes());

	private final LiveListHarness<MemberView> regular = new LiveListHarness<>(new MemberList(this.tables, Tier.REGULAR),
			this.facts.changes());

	@AfterEach
	void close() {
		this.facts.close();
	}

	@Test
	void aRaiseLeavesOneListAndEntersTheOther() {
		var premiumReader = this.premium.open();
		var regularReader = this.regular.open();
		for (int tier : List.of(0, 1)) {
			decide("1-9", tier);
			tell();
			premiumReader.readAll();
			regularReader.readAll();
		}
		assertThat(premiumReader.rows()).containsOnlyKeys("1-9").isEqualTo(this.premium.answer());
		assertThat(regularReader.rows()).isEmpty();
		assertThat(regularReader.events()).last().isEqualTo(new StreamedEvent("quitada", null, "{\"clave\":\"1-9\"}"));
	}

	@Test
	void aPremiumMemberIsNoNewsForTheRegularOnes() {
		var regularReader = this.regular.open();
		regularReader.readAll();
		int before = regularReader.events().size();
		decide("2-7", 1);
		tell();
		regularReader.readAll();
		assertThat(regularReader.events()).hasSize(before);
	}

	@Test
	void whoMayNotSeeMembersIsToldMasks() {
		MemberMasking masking = new MemberMasking(this.tables, MASK, JsonMapper.shared());
		var list = new LiveListHarness<>(new MaskedMemberList(new MemberList(this.tables, Tier.REGULAR), masking),
				this.facts.changes());
		decide("2-7", 0);
		var reader = list.open();
		reader.readAll();
		for (int tier : List.of(0, 1)) {
			decide("1-9", tier);
			list.tell();
			reader.readAll();
		}
		assertThat(reader.rows())
			.containsExactly(Map.entry(MASK.dni("2-7"), "{\"name\":\"A.\",\"lastname\":\"S.\",\"dni\":\""
					+ MASK.dni("2-7") + "\",\"mail\":null,\"patente\":\"AB12\",\"premium\":0}"));
		assertThat(reader.events()).last()
			.isEqualTo(new StreamedEvent("quitada", null, "{\"clave\":\"" + MASK.dni("1-9") + "\"}"));
		assertThat(reader.events().toString()).doesNotContain("1-9", "2-7", "Ana", "Soto", "@");
	}

	private void tell() {
		this.premium.tell();
		this.regular.tell();
	}

	private void decide(String dni, int tier) {
		this.facts.applyRaw(Topics.MEMBERS_DECISIONS, dni,
				MembershipFixtures.decision("Ana", dni, "aceptado", tier, 7).getBytes(UTF_8));
	}

}
