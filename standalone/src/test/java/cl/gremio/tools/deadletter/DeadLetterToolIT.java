package cl.gremio.tools.deadletter;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.topic.RecordPosition;
import cl.gremio.model.topic.Topics;
import cl.gremio.standalone.Options;
import cl.gremio.tools.CommandException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(120)
class DeadLetterToolIT {

	private static final long TIME = 1_750_000_000_000L;

	@TempDir
	private static Path folder;

	private static DeadLetterToolFixture guild;

	@BeforeAll
	static void start() throws Exception {
		guild = new DeadLetterToolFixture(folder.resolve("kafka"));
	}

	@AfterAll
	static void stop() {
		guild.close();
	}

	@Test
	void withoutDeadLettersTheListIsEmpty() {
		assertThat(guild.run("list members"))
			.isEqualTo(new DeadLetterToolFixture.Run(0, "members: 0 dead letters, 0 replayed\n", ""));
	}

	@Test
	void listSaysWhatIsWrongWithEachAndCountsThem() throws Exception {
		guild.topic("listed", Map.of());
		guild.deadLetter("listed", 7, TIME, "{}");
		guild.deadLetter("listed", 8, TIME + 1, "{\"client\":\"\"}");
		guild.run("replay listed 1 0 --by ana");
		assertThat(guild.run("list listed").out().replaceAll(" +", " ")).contains(
				"listed 1 0 2025-06-15T15:06:40Z listed-1-7 2 ana client: must not be blank\n",
				"listed 1 1 2025-06-15T15:06:40.001Z listed-1-8 13 - client: must not be blank\n",
				"listed: 2 dead letters, 1 replayed\n");
		assertThat(guild.run("list listed --limit 1").out()).doesNotContain("listed-1-7")
			.contains("listed-1-8", "listed: 2 dead letters, 1 replayed\n");
		assertThat(guild.run("list listed --limit 1 --json").out()).isEqualTo("""
				{"topic":"listed","partition":1,"offset":1,"time":"2025-06-15T15:06:40.001Z",\
				"original":{"topic":"listed","partition":1,"offset":8},"size":13,\
				"error":"client: must not be blank","replays":[]}
				""");
	}

	@Test
	void showTellsHeadersKeyAndValue() throws Exception {
		guild.topic("shown", Map.of());
		guild.deadLetter("shown", 7, TIME, "{\n}", CloudEvents.header("trace", "abc"));
		assertThat(guild.run("show shown 1 0").out()).contains("shown-1-7\n", "  trace: abc\n",
				"  kafka_dlt-original-offset: 7\n", "key (4 bytes)\nAB12\n", "value (3 bytes)\n{\n}\n");
	}

	@Test
	void aReplayIsTheRecordAsItCameAndANoteOfIt() throws Exception {
		guild.topic("replayed", Map.of());
		guild.deadLetter("replayed", 7, TIME, "{}", CloudEvents.header("trace", "abc"));
		assertThat(guild.run("replay replayed 1 0 --by ana"))
			.isEqualTo(new DeadLetterToolFixture.Run(0, "replayed 1 0  replayed as replayed-1-7\n", ""));
		ConsumerRecord<byte[], byte[]> record = guild.records("replayed").get(0);
		assertThat(record.timestamp()).isEqualTo(TIME);
		assertThat(record.key()).isEqualTo("AB12".getBytes(UTF_8));
		assertThat(record.value()).isEqualTo("{}".getBytes(UTF_8));
		assertThat(record.headers()).containsExactly(CloudEvents.header("trace", "abc"),
				CloudEvents.header(CloudEvents.ID, "replayed-1-7"),
				CloudEvents.header(CloudEvents.IDEMPOTENCY_KEY, "dlt:replayed-1-7"));
		assertThat(notes("replayed")).singleElement().satisfies((note) -> {
			assertThat(note.by()).isEqualTo("ana");
			assertThat(note.original()).isEqualTo(new RecordPosition("replayed", 1, 7));
		});
		assertThat(guild.run("show replayed 1 0").out()).contains(" by ana as replayed-1-7");
	}

	@Test
	void aSecondReplayIsRefusedAndAgainGivesTheSameId() throws Exception {
		guild.topic("repeated", Map.of());
		guild.deadLetter("repeated", 7, TIME, "{}");
		guild.run("replay repeated 1 0 --by ana");
		DeadLetterToolFixture.Run second = guild.run("replay repeated 1 0");
		assertThat(second.code()).isEqualTo(1);
		assertThat(second.err()).startsWith("gremio: repeated 1 0  skipped: ana replayed it on ").hasLineCount(1);
		assertThat(guild.records("repeated")).hasSize(1);
		assertThat(guild.run("replay repeated 1 0 --again").code()).isZero();
		List<ConsumerRecord<byte[], byte[]>> records = guild.records("repeated");
		assertThat(records).hasSize(2);
		assertThat(records.get(1).headers()).isEqualTo(records.get(0).headers());
		assertThat(records.get(1).timestamp()).isEqualTo(TIME);
		assertThat(notes("repeated")).hasSize(2);
	}

	@Test
	void allMeansAllThatWereNotReplayed() throws Exception {
		guild.topic("many", Map.of());
		for (int i = 0; i < 250; i++) {
			guild.deadLetter("many", i, TIME, "{}");
		}
		guild.run("replay many 1 3");
		DeadLetterToolFixture.Run all = guild.run("replay many --all");
		assertThat(all.code()).isZero();
		assertThat(all.out()).contains("many 1 3  skipped").endsWith("many: 249 replayed, 1 skipped, 0 refused\n");
		assertThat(guild.records("many")).hasSize(250);
		assertThat(guild.run("replay many --all").out()).endsWith("many: 0 replayed, 250 skipped, 0 refused\n");
		assertThat(guild.records("many")).hasSize(250);
	}

	@Test
	void whatTheTopicRefusesLeavesNoNoteAndHoldsUpNoOther() throws Exception {
		guild.topic("strict", Map.of("message.timestamp.before.max.ms", "3600000"));
		guild.deadLetter("strict", 7, System.currentTimeMillis(), "{}");
		guild.deadLetter("strict", 8, TIME, "{}");
		guild.deadLetter("strict", 9, System.currentTimeMillis(), "{}");
		DeadLetterToolFixture.Run all = guild.run("replay strict --all");
		assertThat(all.code()).isEqualTo(1);
		assertThat(all.err()).hasLineCount(1).contains("strict 1 1  not replayed", "message.timestamp.before.max.ms");
		assertThat(all.out()).endsWith("strict: 2 replayed, 0 skipped, 1 refused\n");
		assertThat(guild.records("strict")).hasSize(2);
		assertThat(notes("strict")).extracting((note) -> note.original().offset()).containsExactly(7L, 9L);
	}

	@Test
	void aReplayThatAnotherTookOverFromWritesNothing() throws Exception {
		guild.topic("fenced", Map.of());
		guild.deadLetter("fenced", 7, TIME, "{}");
		try (LogReader reader = guild.broker().reader();
				ReplayWriter writer = new ReplayWriter(guild.broker().producer())) {
			DeadLetter deadLetter = new DeadLetterLog(guild.broker(), reader).find("fenced",
					new RecordPosition("fenced-dlt", 1, 0));
			PreparedReplay prepared = PreparedReplay.of(deadLetter, new ReplayLog(), "ana", deadLetter.time());
			assertThat(guild.run("replay fenced 1 0").code()).isZero();
			assertThatExceptionOfType(CommandException.class).isThrownBy(() -> writer.write(List.of(prepared)))
				.withMessageContaining("Another replay has taken over");
		}
		assertThat(guild.records("fenced")).hasSize(1);
		assertThat(notes("fenced")).hasSize(1);
	}

	@Test
	void whatIsNotThereIsSaidInOneLine() throws Exception {
		guild.topic("there", Map.of());
		for (String line : List.of("list nowhere", "show nowhere 0 0", "show there 0 0", "show there 5 0",
				"replay there 1 0", "replay nowhere --all", "list no/topic", "list --config no-such-file")) {
			assertThat(guild.run(line)).satisfies((run) -> {
				assertThat(run.code()).isEqualTo(1);
				assertThat(run.out()).isEmpty();
				assertThat(run.err()).startsWith("gremio: ").hasLineCount(1);
			});
		}
	}

	@Test
	@Timeout(15)
	void aBrokerThatIsAwayIsSaidInOneLine() throws Exception {
		String nobody = "127.0.0.1:" + Options.onFreePorts(folder, Map.of()).ports().broker();
		assertThat(DeadLetterToolFixture.Run.of("list --bootstrap-servers " + nobody))
			.isEqualTo(new DeadLetterToolFixture.Run(1, "", "gremio: Kafka does not answer on " + nobody + "\n"));
	}

	private static List<ReplayNote> notes(String topic) {
		return guild.records(Topics.DLT_REPLAYS)
			.stream()
			.map(ReplayNote::read)
			.filter((note) -> note.deadLetter().topic().equals(topic + "-dlt"))
			.toList();
	}

}
