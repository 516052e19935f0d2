package cl.gremio.standalone;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CommandLineTests {

	@Test
	void withoutOptionsEverythingIsWhereTheContractSays() {
		Options options = CommandLine.parse();
		assertThat(options.data()).isEqualTo(Path.of(System.getProperty("user.home"), ".gremio"));
		assertThat(options.bind()).isEqualTo("127.0.0.1");
		assertThat(options.ports().broker()).isEqualTo(9092);
		assertThat(options.ports().of(Service.MEMBERS_PRODUCER)).isEqualTo(3000);
		assertThat(options.ports().of(Service.LOCATION_CONSUMER)).isEqualTo(8003);
		assertThat(options.properties()).isEmpty();
	}

	@Test
	void theOffsetMovesEveryPort() {
		Ports ports = CommandLine.parse("--port-offset", "100").ports();
		assertThat(ports.broker()).isEqualTo(9192);
		assertThat(ports.of(Service.SALES_PRODUCER)).isEqualTo(3101);
		assertThat(ports.of(Service.STOCK_CONSUMER)).isEqualTo(8102);
	}

	@Test
	void aBrokerPortOfItsOwnIsNotMoved() {
		assertThat(CommandLine.parse("--broker-port=19092", "--port-offset=5").ports().broker()).isEqualTo(19092);
	}

	@Test
	void aValueMayFollowAfterASpaceOrAnEqualsSign() {
		assertThat(CommandLine.parse("--data", "my guild").data()).isEqualTo(Path.of("my guild").toAbsolutePath());
		assertThat(CommandLine.parse("--bind=0.0.0.0").bind()).isEqualTo("0.0.0.0");
	}

	@Test
	void whatHasADotIsAPropertyForAllServices() {
		assertThat(CommandLine.parse("--gremio.zone=America/Lima", "--logging.level.cl.gremio=debug").properties())
			.containsEntry("gremio.zone", "America/Lima")
			.containsEntry("logging.level.cl.gremio", "debug");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--nope", "nope", "--port-offset=many", "--port-offset=-1", "--port-offset=60000",
			"--broker-port=0", "--broker-port=65536", "--data", "--data=", "--bind", "--gremio.zone", "-d" })
	void whatIsUnknownOrMalformedIsNamedInOneLine(String argument) {
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.parse(argument))
			.withMessageContaining(argument.replaceAll("=.*", ""))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasLineCount(1));
	}

	@ParameterizedTest
	@CsvSource({ "--port-ofset=1, --port-offset", "--dat, --data", "sales-producr, sales-producer", "stauts, status",
			"--gremio.zon=UTC, gremio.zone", "--logging.level.root=loud, one of trace", "--gremio.zone, =VALUE",
			"--sevrer.port=1, --help lists all" })
	void whatWasMeantIsGuessed(String argument, String hint) {
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.parse(argument))
			.withMessageContaining(hint)
			.satisfies((ex) -> assertThat(ex.getMessage()).hasLineCount(1));
	}

	@Test
	void everyServiceIsListed() {
		assertThat(Service.values()).allSatisfy((service) -> assertThat(CommandLine.HELP).contains(service.label()));
	}

	@Test
	void aPropertyThatDiffersByServiceIsRefusedWithTheOptionToUse() {
		assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.parse("--server.port=80"))
			.withMessageContaining("--port-offset");
	}

}
