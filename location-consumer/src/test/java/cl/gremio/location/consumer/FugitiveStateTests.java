package cl.gremio.location.consumer;

import cl.gremio.consumer.state.StateSerde;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FugitiveStateTests {

	@Test
	void aDenouncedCartIsAtLargeUntilCaptured() {
		assertThat(after(denounced("Plaza", 10)).isAtLarge()).isTrue();
		assertThat(after(denounced("Plaza", 10), captured(20)).isAtLarge()).isFalse();
	}

	@Test
	void everyFurtherReportUpdatesThePlaceAndKeepsTheFirstTime() {
		FugitiveState fugitive = after(denounced("Plaza", 10), denounced("Puerto", 20), denounced("Feria", 30));
		assertThat(fugitive).isEqualTo(new FugitiveState(new Sighting("Feria", 30), 10L, null));
	}

	@Test
	void anOlderReportNeverOverwritesANewerPlaceButMayBeTheFirst() {
		FugitiveState fugitive = after(denounced("Plaza", 20), denounced("Puerto", 10));
		assertThat(fugitive).isEqualTo(new FugitiveState(new Sighting("Plaza", 20), 10L, null));
	}

	@Test
	void equalTimesGoByTheOrderOfTheLog() {
		assertThat(after(denounced("Plaza", 10), denounced("Puerto", 10)).seen()).isEqualTo(new Sighting("Puerto", 10));
		assertThat(after(denounced("Plaza", 10), captured(10)).isAtLarge()).isFalse();
		assertThat(after(captured(10), denounced("Plaza", 10)).isAtLarge()).isTrue();
		assertThat(after(denounced("Plaza", 10), captured(10), denounced("Plaza", 10)).isAtLarge()).isTrue();
	}

	@Test
	void aCartDenouncedAgainAfterItsCaptureIsAFugitiveSinceThen() {
		FugitiveState fugitive = after(denounced("Plaza", 10), captured(20), denounced("Puerto", 30));
		assertThat(fugitive).isEqualTo(new FugitiveState(new Sighting("Puerto", 30), 30L, 20L));
	}

	@Test
	void aCaptureOlderThanTheNewestDenunciationDoesNotEndIt() {
		assertThat(after(denounced("Plaza", 30), captured(20)).isAtLarge()).isTrue();
		FugitiveState between = after(denounced("Plaza", 10), denounced("Puerto", 30), captured(20));
		assertThat(between.isAtLarge()).isTrue();
		assertThat(between.denounced()).as("what was denounced before the capture no longer counts").isEqualTo(30);
	}

	@Test
	void aDenunciationOlderThanTheCaptureDoesNotReopenTheCase() {
		FugitiveState fugitive = after(denounced("Plaza", 10), captured(20), denounced("Puerto", 15));
		assertThat(fugitive).isEqualTo(new FugitiveState(new Sighting("Puerto", 15), null, 20L));
	}

	@Test
	void theCaptureOfAnUnknownCartIsRememberedAgainstOlderDenunciations() {
		assertThat(after(captured(20)).seen()).isNull();
		assertThat(after(captured(20), denounced("Plaza", 19)).isAtLarge()).isFalse();
		assertThat(after(captured(20), captured(10), denounced("Plaza", 19)).isAtLarge()).isFalse();
	}

	@Test
	void theStateIsReadBackAsItWasWritten() {
		for (Sighting seen : new Sighting[] { null, new Sighting("Ñuñoa \uD83C\uDF2F", 10) }) {
			for (Long denounced : new Long[] { null, 0L, -10L }) {
				for (Long captured : new Long[] { null, 0L, 20L }) {
					FugitiveState state = new FugitiveState(seen, denounced, captured);
					assertThat(StateSerde.of(FugitiveState.class)
						.deserializer()
						.deserialize("", StateSerde.of(FugitiveState.class).serializer().serialize("", state)))
						.isEqualTo(state);
				}
			}
		}
	}

	@Test
	void theOrderOfArrivalMakesNoDifference() {
		Random random = new Random(4711);
		for (int i = 0; i < 20_000; i++) {
			List<LocationEvent> log = log(random);
			FugitiveState fugitive = after(log.toArray(LocationEvent[]::new));
			Oracle oracle = Oracle.of(log);
			assertThat(fugitive.isAtLarge()).as("%s", log).isEqualTo(oracle.denounced != null);
			assertThat(fugitive.seen()).as("%s", log).isEqualTo(oracle.seen);
			if (oracle.denounced != null && hasLateCapture(log)) {
				assertThat(fugitive.denounced()).as("%s", log).isBetween(oracle.denounced, oracle.seen.time());
			}
			else {
				assertThat(fugitive.denounced()).as("%s", log).isEqualTo(oracle.denounced);
			}
		}
	}

	private static List<LocationEvent> log(Random random) {
		return random.ints(random.nextInt(12), 0, 8)
			.mapToObj((time) -> (random.nextInt(3) == 0) ? captured(time) : denounced("at " + random.nextInt(), time))
			.toList();
	}

	private static boolean hasLateCapture(List<LocationEvent> log) {
		for (int i = 0; i < log.size(); i++) {
			LocationEvent report = log.get(i);
			if (report instanceof LocationEvent.Captured && log.subList(0, i)
				.stream()
				.anyMatch((before) -> before instanceof LocationEvent.Denounced && before.time() > report.time())) {
				return true;
			}
		}
		return false;
	}

	private static FugitiveState after(LocationEvent... log) {
		FugitiveState fugitive = FugitiveState.UNKNOWN;
		for (LocationEvent report : log) {
			fugitive = fugitive.after(report);
		}
		return fugitive;
	}

	private static LocationEvent denounced(String ubicacion, long time) {
		return new LocationEvent.Denounced("A", new Sighting(ubicacion, time));
	}

	private static LocationEvent captured(long time) {
		return new LocationEvent.Captured("A", time);
	}

	/** Applies reports in the order of their times, then in the order of the log. */
	private record Oracle(@Nullable Long denounced, @Nullable Sighting seen) {

		static Oracle of(List<LocationEvent> log) {
			List<LocationEvent> story = new ArrayList<>(log);
			story.sort(Comparator.comparingLong(LocationEvent::time));
			Oracle oracle = new Oracle(null, null);
			for (LocationEvent report : story) {
				oracle = (report instanceof LocationEvent.Denounced denunciation)
						? new Oracle((oracle.denounced != null) ? oracle.denounced : report.time(),
								denunciation.sighting())
						: new Oracle(null, oracle.seen);
			}
			return oracle;
		}

	}

}
