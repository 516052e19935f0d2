package cl.gremio.board.upstream;

import java.util.Arrays;
import java.util.stream.Collectors;

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

}
