package cl.gremio.members.consumer;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class MembersPropertiesTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withUserConfiguration(Properties.class);

	@Test
	void membersAreDrawnUnlessConfiguredOtherwise() {
		this.context.run((context) -> assertThat(context.getBean(MembersProperties.class).acceptance())
			.isSameAs(AcceptanceMode.DRAW));
	}

	@Test
	void allMayBeWelcome() {
		this.context.withPropertyValues("gremio.members.acceptance=all")
			.run((context) -> assertThat(context.getBean(MembersProperties.class).acceptance())
				.isSameAs(AcceptanceMode.ALL));
	}

	@Test
	void aRuleThatIsNotThereStopsTheStart() {
		this.context.withPropertyValues("gremio.members.acceptance=some")
			.run((context) -> assertThat(context).hasFailed());
	}

	@EnableConfigurationProperties(MembersProperties.class)
	static class Properties {

	}

}
