package cl.gremio.board.upstream;

import java.util.Arrays;
import java.util.stream.Collectors;

import cl.gremio.web.security.KeyRing;
import cl.gremio.web.security.SecurityProperties;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Knows the configured addresses of the services. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ UpstreamProperties.class, DoorKeyProperties.class })
class UpstreamConfiguration {

	@Bean
	Instances instances(UpstreamProperties properties) {
		return new Instances(
				Arrays.stream(Upstream.values()).collect(Collectors.toMap((service) -> service, properties::of)));
	}

	@Bean
	DoorKeyCheck doorKeyCheck(DoorKeyProperties door, SecurityProperties security, KeyRing ring) {
		DoorKeyCheck check = new DoorKeyCheck(door.key(), ring::find);
		if (security.needsKeys()) {
			check.check();
			ring.onChange(check::check);
		}
		return check;
	}

}
