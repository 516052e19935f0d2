package cl.gremio.consumer.live;

import cl.gremio.consumer.horizon.LogLag;
import cl.gremio.consumer.readmodel.RowChanges;
import cl.gremio.service.GuildTime;
import cl.gremio.web.stream.EventStreams;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes streams of the lists of a service that has a read model. */
@AutoConfiguration(afterName = { "cl.gremio.consumer.readmodel.ReadModelAutoConfiguration",
		"cl.gremio.consumer.streams.StreamsAutoConfiguration" })
@ConditionalOnBean(RowChanges.class)
class LiveAutoConfiguration {

	@Bean
	LiveLists liveLists(RowChanges changes, JsonMapper mapper, LogLag lag, GuildTime time) {
		return new LiveLists(changes, new RowText(mapper, lag, time), System::nanoTime);
	}

	/** Comes after the forms that end: a client gets a stream only if it asks for one. */
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebMvcConfigurer liveListings(LiveLists lists, EventStreams streams) {
		return new WebMvcConfigurer() {

			@Override
			public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
				builder.addCustomConverter(new LiveListingConverter(lists, streams));
			}

		};
	}

}
