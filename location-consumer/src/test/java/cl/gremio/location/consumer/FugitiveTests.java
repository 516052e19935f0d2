package cl.gremio.location.consumer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FugitiveTests {

	@Test
	void aDenouncedCartIsAtLargeUntilCaptured() {
		assertThat(after(denounced("Plaza", 10)).isAtLarge()).isTrue();
		assertThat(after(denounced("Plaza", 10), captured(20)).isAtLarge()).isFalse();
	}

	@Test
	void everyFurtherReportUpdatesThePlaceAndKeepsTheFirstTime() {
		Fugitive fugitive = after(denounced("Plaza", 10), denounced("Puerto", 20), denounced("Feria", 30));
		assertThat(fugitive).isEqualTo(new Fugitive(new Place("Feria", 30), 10L, null));
	}

	@Test
	void anOlderReportNeverOverwritesANewerPlaceButMayBeTheFirst() {
		Fugitive fugitive = after(denounced("Plaza", 20), denounced("Puerto", 10));
		assertThat(fugitive).isEqualTo(new Fugitive(new Place("Plaza", 20), 10L, null));
	}

	@Test
	void equalTimesGoByTheOrderOfTheLog() {
		assertThat(after(denounced("Plaza", 10), denounced("Puerto", 10)).seen()).isEqualTo(new Place("Puerto", 10));
		assertThat(after(denounced("Plaza", 10), captured(10)).isAtLarge()).isFalse();
		assertThat(after(captured(10), denounced("Plaza", 10)).isAtLarge()).isTrue();
		assertThat(after(denounced("Plaza", 10), captured(10), denounced("Plaza", 10)).isAtLarge()).isTrue();
	}

	@Test
	void aCartDenouncedAgainAfterItsCaptureIsAFugitiveSinceThen() {
		Fugitive fugitive = after(denounced("Plaza", 10), captured(20), denounced("Puerto", 30));
		assertThat(fugitive).isEqualTo(new Fugitive(new Place("Puerto", 30), 30L, 20L));
	}

	@Test
	void aCaptureOlderThanTheNewestDenunciationDoesNotEndIt() {
		assertThat(after(denounced("Plaza", 30), captured(20)).isAtLarge()).isTrue();
		Fugitive between = after(denounced("Plaza", 10), denounced("Puerto", 30), captured(20));
		assertThat(between.isAtLarge()).isTrue();
		assertThat(between.denounced()).as("what was denounced before the capture no longer counts").isEqualTo(30);
	}

	@Test
	void aDenunciationOlderThanTheCaptureDoesNotReopenTheCase() {
		Fugitive fugitive = after(denounced("Plaza", 10), captured(20), denounced("Puerto", 15));
		assertThat(fugitive).isEqualTo(new Fugitive(new Place("Puerto", 15), null, 20L));
	}

	@Test
	void theCaptureOfAnUnknownCartIsRememberedAgainstOlderDenunciations() {
		assertThat(after(captured(20)).seen()).isNull();
		assertThat(after(captured(20), denounced("Plaza", 19)).isAtLarge()).isFalse();
		assertThat(after(captured(20), captured(10), denounced("Plaza", 19)).isAtLarge()).isFalse();
	}

	@Test
	void theStateIsReadBackAsItWasWritten() {
		for (Place seen : new Place[] { null, new Place("Ñuñoa \uD83C\uDF2F", 10) }) {
			for (Long denounced : new Long[] { null, 0L, -10L }) {
				for (Long captured : new Long[] { null, 0L, 20L }) {
					Fugitive state = new Fugitive(seen, denounced, captured);
					assertThat(Fugitive.SERDE.deserializer()
						.deserialize("", Fugitive.SERDE.serializer().serialize("", state))).isEqualTo(state);
				}
			}
		}
	}

	@Test
	void theOrderOfArrivalMakesNoDifference() {
		Random random = new Random(4711);
		for (int i = 0; i < 20_000; i++) {
			List<Report> log = log(random);
			Fugitive fugitive = after(log.toArray(Report[]::new));
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

	private static List<Report> log(Random random) {
		return random.ints(random.nextInt(12), 0, 8)
			.mapToObj((time) -> (random.nextInt(3) == 0) ? captured(time) : denounced("at " + random.nextInt(), time))
			.toList();
	}

	private static boolean hasLateCapture(List<Report> log) {
		for (int i = 0; i < log.size(); i++) {
			Report report = log.get(i);
			if (report instanceof Report.Captured && log.subList(0, i)
				.stream()
				.anyMatch((before) -> before instanceof Report.Denounced && before.time() > report.time())) {
				return true;
			}
		}
		return false;
	}

	private static Fugitive after(Report... log) {
		Fugitive fugitive = Fugitive.UNKNOWN;
		for (Report report : log) {
			fugitive = fugitive.after(report);
		}
		return fugitive;
	}

	private static Report denounced(String ubicacion, long time) {
		return new Report.Denounced("A", new Place(ubicacion, time));
	}

	private static Report captured(long time) {
		return new Report.Captured("A", time);
	}

	/** Tells the story as it happened: by time, equal times by the order of the log. */
	private record Oracle(@Nullable Long denounced, @Nullable Place seen) {

		static Oracle of(List<Report> log) {
			List<Report> story = new ArrayList<>(log);
			story.sort(Comparator.comparingLong(Report::time));
			Oracle oracle = new Oracle(null, null);
			for (Report report : story) {
				oracle = (report instanceof Report.Denounced denunciation)
						? new Oracle((oracle.denounced != null) ? oracle.denounced : report.time(),
								denunciation.place())
						: new Oracle(null, oracle.seen);
			}
			return oracle;
		}

	}

}
