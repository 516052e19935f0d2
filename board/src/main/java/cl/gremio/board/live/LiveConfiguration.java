package cl.gremio.board.live;

import cl.gremio.board.upstream.Instances;
import cl.gremio.service.GuildTime;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the live lists. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveProperties.class)
class LiveConfiguration {

	@Bean
	ScheduledEventLoop liveEventLoop() {
		return new ScheduledEventLoop();
	}

	@Bean
	LiveHub liveHub(LiveProperties properties, Instances instances, ScheduledEventLoop loop, GuildTime time) {
		Journal journal = new Journal(properties.buffer().toBytes(), LiveEvents.resets(UpstreamList.ALL));
		return new LiveHub(UpstreamList.ALL, instances, new HttpEventSource(), journal, loop, properties.linger(),
				() -> time.now().getEpochSecond());
	}

}
