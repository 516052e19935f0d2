package cl.gremio.members.consumer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the guild takes members.
 *
 * @param acceptance the rule that decides on applications, {@code draw} or {@code all};
 * what was decided by another rule stays decided until the results are rebuilt
 */
@ConfigurationProperties("gremio.members")
record MembersProperties(@DefaultValue("draw") AcceptanceMode acceptance) {
}
