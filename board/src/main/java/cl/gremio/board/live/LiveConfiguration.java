package cl.gremio.board.live;

import cl.gremio.board.upstream.DoorKeyProperties;
import cl.gremio.board.upstream.Instances;
import cl.gremio.service.GuildTime;
import cl.gremio.web.privacy.MemberMask;
import cl.gremio.web.security.KeyRing;

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
	LiveHub liveHub(LiveProperties properties, Instances instances, DoorKeyProperties key, ScheduledEventLoop loop,
			GuildTime time, KeyRing keys) {
		Journals journals = new Journals(properties.buffer().toBytes(), LiveEvents.resets(UpstreamList.ALL),
				new MemberMask(keys::secret));
		return new LiveHub(UpstreamList.ALL, instances, new HttpEventSource(key), journals, loop, properties.linger(),
				() -> time.now().getEpochSecond());
	}

}
