package cl.gremio.service;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives every service the guild's time. A {@link Clock} bean replaces the system's. */
@AutoConfiguration
@EnableConfigurationProperties(GuildProperties.class)
class GuildTimeAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	GuildTime guildTime(GuildProperties properties, ObjectProvider<Clock> clock) {
		return new GuildTime(clock.getIfAvailable(Clock::systemUTC), properties.zone());
	}

}
