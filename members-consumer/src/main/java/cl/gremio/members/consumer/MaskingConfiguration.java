package cl.gremio.members.consumer;

import cl.gremio.web.privacy.MemberMask;
import cl.gremio.web.security.KeyRing;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what is told to callers who may not see members. */
@Configuration(proxyBeanMethods = false)
class MaskingConfiguration {

	@Bean
	MemberMasking memberMasking(MemberTables members, KeyRing keys, JsonMapper mapper) {
		return new MemberMasking(members, new MemberMask(keys::secret), mapper);
	}

}
