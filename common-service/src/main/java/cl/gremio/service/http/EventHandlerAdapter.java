package cl.gremio.service.http;

import java.util.ArrayList;
import java.util.List;

import cl.gremio.service.GuildTime;

import org.springframework.util.Assert;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Asks gremio's resolvers before Spring's own resolvers of a request's body. */
class EventHandlerAdapter extends RequestMappingHandlerAdapter {

	private final HttpProperties properties;

	private final GuildTime time;

	private final List<BulkRoute> bulkRoutes;

	private ContentNegotiationManager accept = new ContentNegotiationManager();

	EventHandlerAdapter(HttpProperties properties, GuildTime time, List<BulkRoute> bulkRoutes) {
		this.properties = properties;
		this.bulkRoutes = bulkRoutes;
		this.time = time;
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
		this.bulkRoutes.forEach((route) -> resolvers.add(new OneOrManyResolver(bodies, route)));
		resolvers.addAll(defaults);
		setArgumentResolvers(resolvers);
	}

}
