package cl.gremio.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class GuildTimeTests {

	private final ApplicationContextRunner service = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(GuildTimeAutoConfiguration.class))
		.withBean(Clock.class, () -> Clock.fixed(Instant.parse("2026-01-01T02:30:00Z"), ZoneOffset.UTC));

	@Test
	void theGuildLivesInSantiago() {
		this.service.run((context) -> assertThat(context.getBean(GuildTime.class).today())
			.isEqualTo(LocalDate.parse("2025-12-31")));
	}

	@Test
	void theGuildMayLiveElsewhere() {
		this.service.withPropertyValues("gremio.zone=Europe/Madrid").run((context) -> {
			GuildTime time = context.getBean(GuildTime.class);
			assertThat(time.zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
			assertThat(time.today()).isEqualTo(LocalDate.parse("2026-01-01"));
		});
	}

}
