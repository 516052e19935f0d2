package cl.gremio.members.consumer;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AcceptanceModeTests {

	@ParameterizedTest
	@CsvSource({ "0,true", "1,true", "2,true", "3,true", "4,false", "5,false", "6,false" })
	void premiumIsAcceptedBelow4(int drawn, boolean accepted) {
		assertThat(AcceptanceMode.DRAW
			.accepts(MembershipFixtures.event(0, MembershipFixtures.idDrawing(drawn), Tier.PREMIUM)))
			.isEqualTo(accepted);
	}

	@ParameterizedTest
	@CsvSource({ "0,true", "1,true", "2,true", "3,true", "4,true", "5,false", "6,false" })
	void regularIsAcceptedBelow5(int drawn, boolean accepted) {
		assertThat(AcceptanceMode.DRAW
			.accepts(MembershipFixtures.event(0, MembershipFixtures.idDrawing(drawn), Tier.REGULAR)))
			.isEqualTo(accepted);
	}

	@ParameterizedTest
	@CsvSource({ "PREMIUM,4", "REGULAR,5" })
	void thatManyOf7AreAccepted(Tier tier, int of7) {
		long accepted = IntStream.range(0, 70_000)
			.filter((i) -> AcceptanceMode.DRAW.accepts(MembershipFixtures.event(0, "applicant-" + i, tier)))
			.count();
		assertThat(accepted).isCloseTo(of7 * 10_000L, within(700L));
	}

	@Test
	void theDrawIsOfTheEventAloneAndMustNeverChange() {
		// Existing logs hold these decisions. Another function makes other decisions.
		assertThat(IntStream.range(0, 14)
			.mapToObj((i) -> AcceptanceMode.DRAW.accepts(MembershipFixtures.event(i, "applicant-" + i, Tier.PREMIUM))
					? "y" : "n")
			.reduce("", String::concat)).isEqualTo("nynyyynnynyyny");
	}

	@Test
	void whereAllAreWelcomeAllAreAccepted() {
		assertThat(IntStream.range(0, 100))
			.allMatch((i) -> AcceptanceMode.ALL.accepts(MembershipFixtures.event(0, "applicant-" + i, Tier.PREMIUM)));
	}

}
