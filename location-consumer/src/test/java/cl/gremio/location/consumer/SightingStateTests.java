package cl.gremio.location.consumer;

import cl.gremio.consumer.state.StateSerde;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SightingStateTests {

	private final SightingState active = SightingState.after(null, report("Plaza", 100, 100_500));

	@Test
	void aCartThatReportsItselfIsActive() {
		assertThat(this.active.factOf("A")).isEqualTo(new SightingFact("A", "Plaza", 100, CartStatus.ACTIVO));
	}

	@Test
	void anOlderReportNeverOverwritesANewerOne() {
		assertThat(SightingState.after(this.active, report("Puerto", 99, 99_900))).isEqualTo(this.active);
	}

	@Test
	void equalTimesGoByTheOrderOfTheLog() {
		assertThat(SightingState.after(this.active, report("Puerto", 100, 100_900)).sighting())
			.isEqualTo(new Sighting("Puerto", 100));
	}

	@Test
	void withinASecondAReportThatWasOvertakenStaysOlder() {
		assertThat(SightingState.after(this.active, report("Puerto", 100, 100_499))).isEqualTo(this.active);
	}

	@Test
	void aLostCartKeepsItsLastPlace() {
		assertThat(this.active.asLost().factOf("A")).isEqualTo(new SightingFact("A", "Plaza", 100, CartStatus.PERDIDO));
	}

	@Test
	void theNextReportMakesALostCartActiveAgain() {
		assertThat(SightingState.after(this.active.asLost(), report("Puerto", 101, 101_900)).factOf("A"))
			.isEqualTo(new SightingFact("A", "Puerto", 101, CartStatus.ACTIVO));
	}

	@Test
	void aReportOfBeforeTheSilenceDoesNotEndIt() {
		assertThat(SightingState.after(this.active.asLost(), report("Puerto", 99, 99_900)))
			.isEqualTo(this.active.asLost());
		assertThat(SightingState.after(this.active.asLost(), report("Puerto", 100, 100_900)))
			.isEqualTo(new SightingState(new Sighting("Puerto", 100), 100_900, true));
	}

	@Test
	void theStateIsReadBackAsItWasWritten() {
		SightingState lost = new SightingState(new Sighting("Ñuñoa \uD83C\uDF2F", -5), -4_100, true);
		assertThat(copy(lost)).isEqualTo(lost);
		assertThat(copy(this.active)).isEqualTo(this.active);
	}

	@Test
	void silenceBeginsWhenTheCartWasHeardOfAtTheLatest() {
		assertThat(this.active.heard()).isEqualTo(100_500);
		assertThat(SightingState.after(this.active, report("Plaza", 100, 100_900)).heard()).isEqualTo(100_900);
		assertThat(SightingState.after(this.active, report("Plaza", 100, 100_100)).heard()).isEqualTo(100_500);
	}

	private static LocationEvent.Clean report(String ubicacion, long time, long heard) {
		return new LocationEvent.Clean("A", new Sighting(ubicacion, time), heard);
	}

	private static SightingState copy(SightingState state) {
		return StateSerde.of(SightingState.class)
			.deserializer()
			.deserialize("", StateSerde.of(SightingState.class).serializer().serialize("", state));
	}

}
