package cl.gremio.service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ServiceArgumentsTests {

	private final ServiceArguments arguments = new ServiceArguments("sales-producer");

	@ParameterizedTest
	@CsvSource({ "--port-offset, use --server.port=N", "--port-offset=100, use --server.port=N",
			"--data=/srv, use --gremio.data-dir=DIR", "--bind, use --server.address=ADDRESS",
			"--broker-port=9, use --spring.kafka.bootstrap-servers", "--nope, Unknown option --nope",
			"-d, Unknown option -d", "--sevrer.port=1, Unknown option --sevrer.port", "--server.port, needs a value",
			"3001, and not 3001" })
	void whatItDoesNotKnowIsNamedWithTheRight(String argument, String said) {
		assertThatExceptionOfType(SettingsException.class)
			.isThrownBy(() -> this.arguments.check("--gremio.zone=UTC", argument))
			.withMessageContaining(argument.replaceAll("=.*", ""))
			.withMessageContaining(said)
			.withMessageNotContaining("\n");
	}

	@Test
	void propertiesAreTaken() {
		assertThatCode(() -> this.arguments.check("--server.port=3011", "--gremio.data-dir=/srv/a b", "--debug",
				"--spring.kafka.properties.sasl.jaas.config=a=b\nc", "--logging.level.cl.gremio=debug",
				"--management.server.port=1", "--gremio.http.cors.allowed-origins[0]=*"))
			.doesNotThrowAnyException();
	}

}
