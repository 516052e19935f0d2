package cl.gremio.location.consumer;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WhereaboutsTests {

	private final Whereabouts active = Whereabouts.after(null, new Place("Plaza", 100));

	@Test
	void aCartThatReportsItselfIsActive() {
		assertThat(this.active.of("A")).isEqualTo(new Cart("A", "Plaza", 100, Estado.ACTIVO));
	}

	@Test
	void anOlderReportNeverOverwritesANewerOne() {
		assertThat(Whereabouts.after(this.active, new Place("Puerto", 99))).isEqualTo(this.active);
	}

	@Test
	void equalTimesGoByTheOrderOfTheLog() {
		assertThat(Whereabouts.after(this.active, new Place("Puerto", 100)).place())
			.isEqualTo(new Place("Puerto", 100));
	}

	@Test
	void aLostCartKeepsItsLastPlace() {
		assertThat(this.active.asLost().of("A")).isEqualTo(new Cart("A", "Plaza", 100, Estado.PERDIDO));
	}

	@Test
	void theNextReportMakesALostCartActiveAgain() {
		assertThat(Whereabouts.after(this.active.asLost(), new Place("Puerto", 101)).of("A"))
			.isEqualTo(new Cart("A", "Puerto", 101, Estado.ACTIVO));
	}

	@Test
	void aReportOfBeforeTheSilenceDoesNotEndIt() {
		assertThat(Whereabouts.after(this.active.asLost(), new Place("Puerto", 99))).isEqualTo(this.active.asLost());
		assertThat(Whereabouts.after(this.active.asLost(), new Place("Puerto", 100)))
			.isEqualTo(new Whereabouts(new Place("Puerto", 100), true));
	}

	@Test
	void theStateIsReadBackAsItWasWritten() {
		Whereabouts lost = new Whereabouts(new Place("Ñuñoa \uD83C\uDF2F", -5), true);
		assertThat(copy(lost)).isEqualTo(lost);
		assertThat(copy(this.active)).isEqualTo(this.active);
	}

	private static Whereabouts copy(Whereabouts state) {
		return Whereabouts.SERDE.deserializer().deserialize("", Whereabouts.SERDE.serializer().serialize("", state));
	}

}
