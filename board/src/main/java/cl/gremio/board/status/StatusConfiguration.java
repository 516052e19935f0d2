package cl.gremio.board.status;

import java.time.Duration;

import cl.gremio.board.upstream.DoorKeyProperties;
import cl.gremio.board.upstream.Instances;
import cl.gremio.service.GuildTime;
import cl.gremio.service.probe.ServiceProbe;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts to ask the services for their state. */
@Configuration(proxyBeanMethods = false)
class StatusConfiguration {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	@Bean(initMethod = "start")
	ServicePoller servicePoller(Instances instances, DoorKeyProperties key, GuildTime time) {
		return new ServicePoller(instances, new ServiceProbe(PATIENCE, key::addTo), time);
	}

}
