package cl.gremio.service.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import cl.gremio.service.GuildTime;

import org.springframework.util.Assert;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Asks gremio's own for a request's body and for what answers it before Spring's. */
class EventHandlerAdapter extends RequestMappingHandlerAdapter {

	private final HttpProperties properties;

	private final GuildTime time;

	private final List<BulkRoute> bulkRoutes;

	private final JsonMapper mapper;

	private Duration timeout = Duration.ZERO;

	private ContentNegotiationManager accept = new ContentNegotiationManager();

	EventHandlerAdapter(HttpProperties properties, GuildTime time, List<BulkRoute> bulkRoutes, JsonMapper mapper) {
		this.properties = properties;
		this.bulkRoutes = bulkRoutes;
		this.time = time;
		this.mapper = mapper;
	}

	@Override
	public void setAsyncRequestTimeout(long timeout) {
		super.setAsyncRequestTimeout(timeout);
		this.timeout = Duration.ofMillis(timeout);
	}

	@Override
	public void setContentNegotiationManager(ContentNegotiationManager manager) {
		super.setContentNegotiationManager(manager);
		this.accept = manager;
	}

	@Override
	public void afterPropertiesSet() {
		super.afterPropertiesSet();
		List<HandlerMethodArgumentResolver> defaults = getArgumentResolvers();
		Assert.state(defaults != null, "No argument resolvers");
		List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>(defaults.size() + 1);
		EventBodies bodies = new EventBodies(this.properties, this.time, this.accept);
		resolvers.add(new EventBodyResolver(bodies));
		resolvers.add(new DateResolver());
		this.bulkRoutes.forEach((route) -> resolvers.add(new OneOrManyResolver(bodies, route)));
		resolvers.addAll(defaults);
		setArgumentResolvers(resolvers);
		addAnswers();
	}

	private void addAnswers() {
		List<HandlerMethodReturnValueHandler> defaults = getReturnValueHandlers();
		Assert.state(defaults != null, "No return value handlers");
		List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>(defaults.size() + 1);
		handlers.add(new AnswerHandler(this.mapper, this.timeout, SingletonSupplier
			.of(() -> obtainApplicationContext().getBean("handlerExceptionResolver", HandlerExceptionResolver.class))));
		handlers.addAll(defaults);
		setReturnValueHandlers(handlers);
	}

}
