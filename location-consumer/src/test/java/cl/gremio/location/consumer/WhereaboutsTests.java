package cl.gremio.location.consumer;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WhereaboutsTests {

	private final Whereabouts active = Whereabouts.after(null, report("Plaza", 100, 100_500));

	@Test
	void aCartThatReportsItselfIsActive() {
		assertThat(this.active.of("A")).isEqualTo(new Cart("A", "Plaza", 100, Estado.ACTIVO));
	}

	@Test
	void anOlderReportNeverOverwritesANewerOne() {
		assertThat(Whereabouts.after(this.active, report("Puerto", 99, 99_900))).isEqualTo(this.active);
	}

	@Test
	void equalTimesGoByTheOrderOfTheLog() {
		assertThat(Whereabouts.after(this.active, report("Puerto", 100, 100_900)).place())
			.isEqualTo(new Place("Puerto", 100));
	}

	@Test
	void withinASecondAReportThatWasOvertakenStaysOlder() {
		assertThat(Whereabouts.after(this.active, report("Puerto", 100, 100_499))).isEqualTo(this.active);
	}

	@Test
	void aLostCartKeepsItsLastPlace() {
		assertThat(this.active.asLost().of("A")).isEqualTo(new Cart("A", "Plaza", 100, Estado.PERDIDO));
	}

	@Test
	void theNextReportMakesALostCartActiveAgain() {
		assertThat(Whereabouts.after(this.active.asLost(), report("Puerto", 101, 101_900)).of("A"))
			.isEqualTo(new Cart("A", "Puerto", 101, Estado.ACTIVO));
	}

	@Test
	void aReportOfBeforeTheSilenceDoesNotEndIt() {
		assertThat(Whereabouts.after(this.active.asLost(), report("Puerto", 99, 99_900)))
			.isEqualTo(this.active.asLost());
		assertThat(Whereabouts.after(this.active.asLost(), report("Puerto", 100, 100_900)))
			.isEqualTo(new Whereabouts(new Place("Puerto", 100), 100_900, true));
	}

	@Test
	void theStateIsReadBackAsItWasWritten() {
		Whereabouts lost = new Whereabouts(new Place("Ñuñoa \uD83C\uDF2F", -5), -4_100, true);
		assertThat(copy(lost)).isEqualTo(lost);
		assertThat(copy(this.active)).isEqualTo(this.active);
	}

	@Test
	void silenceBeginsWhenTheCartWasHeardOfAtTheLatest() {
		assertThat(this.active.heard()).isEqualTo(100_500);
		assertThat(Whereabouts.after(this.active, report("Plaza", 100, 100_900)).heard()).isEqualTo(100_900);
		assertThat(Whereabouts.after(this.active, report("Plaza", 100, 100_100)).heard()).isEqualTo(100_500);
	}

	private static Report.Clean report(String ubicacion, long time, long heard) {
		return new Report.Clean("A", new Place(ubicacion, time), heard);
	}

	private static Whereabouts copy(Whereabouts state) {
		return Whereabouts.SERDE.deserializer().deserialize("", Whereabouts.SERDE.serializer().serialize("", state));
	}

}
