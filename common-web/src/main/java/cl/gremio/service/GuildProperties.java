package cl.gremio.service;

import java.time.ZoneId;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the guild as a whole.
 *
 * @param zone the zone in which the guild's days begin and end
 */
@ConfigurationProperties("gremio")
record GuildProperties(@DefaultValue("America/Santiago") ZoneId zone) {
}
