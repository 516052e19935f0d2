package cl.gremio.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import cl.gremio.web.event.EventBodies;
import cl.gremio.web.event.EventBodyResolver;
import cl.gremio.web.list.NonBlockingWriter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Asks gremio's own for a request's body and for what answers it before Spring's. */
class EventHandlerAdapter extends RequestMappingHandlerAdapter {

	private final EventBodies bodies;

	private final JsonMapper mapper;

	private final NonBlockingWriter deliveries;

	private Duration timeout = Duration.ZERO;

	EventHandlerAdapter(EventBodies bodies, JsonMapper mapper, NonBlockingWriter deliveries) {
		this.bodies = bodies;
		this.mapper = mapper;
		this.deliveries = deliveries;
	}

	@Override
	public void setAsyncRequestTimeout(long timeout) {
		super.setAsyncRequestTimeout(timeout);
		this.timeout = Duration.ofMillis(timeout);
	}

	@Override
	public void afterPropertiesSet() {
		super.afterPropertiesSet();
		List<HandlerMethodArgumentResolver> defaults = getArgumentResolvers();
		Assert.state(defaults != null, "No argument resolvers");
		List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>(defaults.size() + 1);
		resolvers.add(new EventBodyResolver(this.bodies));
		resolvers.add(new DateResolver());
		resolvers.addAll(defaults);
		setArgumentResolvers(resolvers);
		addAnswers();
	}

	private void addAnswers() {
		List<HandlerMethodReturnValueHandler> defaults = getReturnValueHandlers();
		Assert.state(defaults != null, "No return value handlers");
		List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>(defaults.size() + 1);
		handlers.add(new FutureReturnValueHandler(this.mapper, this.timeout, this.deliveries, SingletonSupplier
			.of(() -> obtainApplicationContext().getBean("handlerExceptionResolver", HandlerExceptionResolver.class))));
		handlers.addAll(defaults);
		setReturnValueHandlers(handlers);
	}

}
