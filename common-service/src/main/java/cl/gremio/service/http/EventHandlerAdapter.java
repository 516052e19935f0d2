package cl.gremio.service.http;

import java.util.ArrayList;
import java.util.List;

import org.springframework.util.Assert;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Asks {@link EventBodyResolver} before Spring's own resolvers of a request's body. */
class EventHandlerAdapter extends RequestMappingHandlerAdapter {

	private final EventBodyResolver events;

	EventHandlerAdapter(EventBodyResolver events) {
		this.events = events;
	}

	@Override
	public void afterPropertiesSet() {
		super.afterPropertiesSet();
		List<HandlerMethodArgumentResolver> defaults = getArgumentResolvers();
		Assert.state(defaults != null, "No argument resolvers");
		List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>(defaults.size() + 1);
		resolvers.add(this.events);
		resolvers.addAll(defaults);
		setArgumentResolvers(resolvers);
	}

}
