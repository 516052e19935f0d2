package cl.gremio.standalone;

import java.util.Map;

import cl.gremio.consumer.streams.StreamsDefinition;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the state of a service another version. */
@Configuration(proxyBeanMethods = false)
class OtherVersion {

	/** The settings that give a service's state another version. */
	static Map<String, String> settings(int version) {
		return Map.of("spring.main.sources", OtherVersion.class.getName(), "test.state-version",
				String.valueOf(version));
	}

	@Bean
	static BeanPostProcessor versions(@Value("${test.state-version}") int version) {
		return new BeanPostProcessor() {
			@Override
			public @Nullable Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof StreamsDefinition streams)
						? new StreamsDefinition(version, streams.topics(), streams.results(), streams.topology())
						: bean;
			}
		};
	}

}
