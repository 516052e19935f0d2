package cl.gremio.standalone;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class CommandLineTests {

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void withoutOptionsEverythingIsWhereTheContractSays() {
		Options options = parse();
		assertThat(options.data()).isEqualTo(Path.of(System.getProperty("user.home"), ".gremio"));
		assertThat(options.bind()).isEqualTo("127.0.0.1");
		assertThat(options.ports().broker()).isEqualTo(9092);
		assertThat(options.ports().of(Service.MEMBERS_PRODUCER)).isEqualTo(3000);
		assertThat(options.ports().of(Service.LOCATION_CONSUMER)).isEqualTo(8003);
		assertThat(options.properties()).isEmpty();
	}

	@Test
	void theOffsetMovesEveryPort() {
		Ports ports = parse("--port-offset", "100").ports();
		assertThat(ports.broker()).isEqualTo(9192);
		assertThat(ports.of(Service.SALES_PRODUCER)).isEqualTo(3101);
		assertThat(ports.of(Service.STOCK_CONSUMER)).isEqualTo(8102);
	}

	@Test
	void aBrokerPortOfItsOwnIsNotMoved() {
		assertThat(parse("--broker-port=19092", "--port-offset=5").ports().broker()).isEqualTo(19092);
	}

	@Test
	void theBoardsPortMayBeChosen() {
		assertThat(parse().ports().of(Service.BOARD)).isEqualTo(8080);
		assertThat(parse("--port-offset=5").ports().of(Service.BOARD)).isEqualTo(8085);
		assertThat(parse("--board-port=9000", "--port-offset=5").ports().of(Service.BOARD)).isEqualTo(9000);
	}

	@Test
	void aValueMayFollowAfterASpaceOrAnEqualsSign() {
		assertThat(parse("--data", "my guild").data()).isEqualTo(Path.of("my guild").toAbsolutePath());
		assertThat(parse("--bind=0.0.0.0").bind()).isEqualTo("0.0.0.0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--security keys", "--security=keys" })
	void aValueMayBeTheNameOfACommand(String line) {
		assertThat(parse(line.split(" ")).properties()).containsEntry("gremio.security.mode", "keys");
		assertThat(parse("--data", "keys").data()).isEqualTo(Path.of("keys").toAbsolutePath());
	}

	@Test
	void anOptionWithADotIsAPropertyForAllServices() {
		assertThat(parse("--gremio.zone=America/Lima", "--logging.level.cl.gremio=debug").properties())
			.containsEntry("gremio.zone", "America/Lima")
			.containsEntry("logging.level.cl.gremio", "debug");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--nope", "nope", "--port-offset=many", "--port-offset=-1", "--port-offset=60000",
			"--broker-port=0", "--broker-port=65536", "--board-port=x", "--data", "--data=", "--bind", "--bind=",
			"--gremio.zone", "-d" })
	void anUnknownOrMalformedArgumentIsNamedInOneLine(String argument) {
		assertThat(refusal(argument)).contains(argument.replaceAll("=.*", ""));
		assertThat(refusal("status", argument)).contains(argument.replaceAll("=.*", ""));
	}

	@ParameterizedTest
	@CsvSource({ "--port-ofset=1, --port-offset", "--dat, --data", "sales-producr, sales-producer", "stauts, status",
			"--gremio.zon=UTC, gremio.zone", "--logging.level.root=loud, one of trace", "--gremio.zone, =VALUE",
			"--sevrer.port=1, --help lists all", "--server.port=80, --port-offset" })
	void theRefusalSuggestsWhatToWrite(String argument, String hint) {
		assertThat(refusal(argument)).contains(hint);
	}

	@Test
	void optionsBeforeACommandAreRefused() {
		assertThat(refusal("--port-offset=100", "status")).contains("after status");
		assertThat(refusal("--gremio.zone=UTC", "sales-producer")).contains("after sales-producer");
	}

	@ParameterizedTest
	@CsvSource({ "dlt lst, did you mean list", "dlt list --nope, option --nope", "dlt list sales stock, argument stock",
			"dlt replay sales --all --agian, did you mean --again", "dlt, 'list, show or replay'" })
	void theDeadLetterToolRefusesUnknownArguments(String line, String hint) {
		assertThat(refusal(line.split(" "))).contains(hint);
	}

	@Test
	void aServiceAloneReceivesItsArgumentsAsTheyAre() {
		assertThat(Main.commandLine()
			.parseArgs("sales-producer", "--server.port=80", "--data", "--debug", "word")
			.subcommand()
			.unmatched()).containsExactly("--server.port=80", "--data", "--debug", "word");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--help", "-h", "--port-offset 5 --help" })
	void helpListsEveryCommandAndOption(String line) {
		assertThat(run(line.split(" "))).isZero();
		assertThat(this.out.toString()).startsWith("Usage: gremio ");
		assertThat(Service.values()).allSatisfy((service) -> assertThat(this.out.toString()).contains(service.label()));
		assertThat(this.out.toString()).contains("status", "dlt", "--data", "--port-offset", "--broker-port",
				"--board-port", "--bind", "--version", "--some.property");
	}

	@ParameterizedTest
	@ValueSource(strings = { "status --help", "dlt --help", "dlt list --help", "sales-producer --help" })
	void everyCommandHasAHelp(String line) {
		assertThat(run(line.split(" "))).isZero();
		assertThat(this.out.toString()).startsWith("Usage: gremio " + line.replace(" --help", ""));
	}

	@Test
	void theVersionsAreOneLine() {
		assertThat(run("--version")).isZero();
		assertThat(this.out.toString()).startsWith("gremio ").contains("JDK ", "Kafka ").hasLineCount(1);
	}

	private static Options parse(String... arguments) {
		CommandLine commandLine = Main.commandLine();
		commandLine.parseArgs(arguments);
		PlatformCommand command = commandLine.getCommand();
		return command.options();
	}

	private String refusal(String... arguments) {
		this.err.getBuffer().setLength(0);
		assertThat(run(arguments)).isEqualTo(2);
		assertThat(this.out.toString()).isEmpty();
		assertThat(this.err.toString()).startsWith("gremio: ").hasLineCount(1);
		return this.err.toString();
	}

	private int run(String... arguments) {
		return Main.commandLine()
			.setOut(new PrintWriter(this.out))
			.setErr(new PrintWriter(this.err))
			.execute(arguments);
	}

}
