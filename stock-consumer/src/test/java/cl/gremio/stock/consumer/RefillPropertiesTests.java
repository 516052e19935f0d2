package cl.gremio.stock.consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class RefillPropertiesTests {

	private final ApplicationContextRunner service = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
		.withUserConfiguration(Wiring.class);

	@Test
	void unlessConfiguredTheRuleIsTheOriginals() {
		this.service.run((context) -> assertThat(context.getBean(RefillProperties.class).rule())
			.isEqualTo(new RefillRule(20, 5, BatchUnit.EVENTS)));
	}

	@Test
	void theRuleIsConfigurable() {
		this.service
			.withPropertyValues("gremio.refill.threshold=0", "gremio.refill.batch=100", "gremio.refill.count=carts")
			.run((context) -> assertThat(context.getBean(RefillProperties.class).rule())
				.isEqualTo(new RefillRule(0, 100, BatchUnit.CARTS)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "threshold=-1", "batch=0", "batch=101", "count=members" })
	void aRuleThatMakesNoSenseIsRefusedAtTheStart(String setting) {
		this.service.withPropertyValues("gremio.refill." + setting).run((context) -> assertThat(context).hasFailed());
	}

	@EnableConfigurationProperties(RefillProperties.class)
	static class Wiring {

	}

}
