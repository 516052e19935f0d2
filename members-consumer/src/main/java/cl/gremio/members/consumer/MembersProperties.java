package cl.gremio.members.consumer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the membership.
 *
 * @param acceptance the rule that decides on applications, {@code draw} or {@code all}.
 * Earlier decisions stay until the results are rebuilt
 */
@ConfigurationProperties("gremio.members")
record MembersProperties(@DefaultValue("draw") AcceptanceMode acceptance) {
}
