package cl.gremio.board.door;

import java.util.concurrent.TimeUnit;

import cl.gremio.board.session.PageRoutes;
import cl.gremio.board.upstream.Instances;
import cl.gremio.web.HttpProperties;
import cl.gremio.web.VirtualThreadCustomizer;
import cl.gremio.web.body.BulkRoute;
import cl.gremio.web.security.RequestSecurity;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchangeHandlerFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Wires the door. The beans that Spring Cloud Gateway configures by itself are excluded
 * for all services: the door uses its handler, and none of its filters and settings.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorProperties.class)
class DoorConfiguration {

	private static final int TRANSFERS_ON_VIRTUAL_THREADS = 1000;

	/** Fewer than Tomcat's threads, so that other requests find one. */
	private static final int TRANSFERS_ON_TOMCATS_THREADS = 150;

	/** Shorter than a service keeps an idle connection, which is a minute. */
	private static final long IDLE_SECONDS = 30;

	/** More than requests that pass at once, so that none waits for a connection. */
	private static final int CONNECTIONS = 8192;

	@Bean
	RouterFunction<ServerResponse> doorRoutes(ProxyExchangeHandlerFunction exchange, Instances instances) {
		return DoorRoutes.of((service) -> new Forwarding(exchange, service, instances));
	}

	@Bean
	ProxyExchangeHandlerFunction proxyExchangeHandlerFunction(CloseableHttpClient client, DoorProperties properties,
			DoorBodies bodies, Transfers transfers, ObjectProvider<RequestHttpHeadersFilter> requests,
			ObjectProvider<ResponseHttpHeadersFilter> responses) {
		return new ProxyExchangeHandlerFunction(new ServiceProxyExchange(client, properties, bodies, transfers),
				requests, responses);
	}

	@Bean
	PageRoutes pageRoutes(RequestSecurity security) {
		return new PageRoutes(DoorRoutes.names(), security);
	}

	@Bean
	VirtualThreadCustomizer virtualThreadCustomizer() {
		return new VirtualThreadCustomizer();
	}

	@Bean
	WildcardTypeFilter wildcardTypeFilter() {
		return new WildcardTypeFilter();
	}

	@Bean
	RequestHeaders requestHeaders() {
		return new RequestHeaders();
	}

	@Bean
	ResponseHeaders responseHeaders() {
		return new ResponseHeaders();
	}

	@Bean
	Transfers transfers(DoorProperties properties, HttpProperties http) {
		int max = VirtualThreadCustomizer.areVirtual() ? TRANSFERS_ON_VIRTUAL_THREADS : TRANSFERS_ON_TOMCATS_THREADS;
		return new Transfers(http.share((properties.maxTransfers() != null) ? properties.maxTransfers() : max));
	}

	@Bean
	BulkRoute bulkRoute(DoorProperties properties) {
		// The door receives no bulk into memory
		return new BulkRoute("/sales", properties.maxBulk(), DataSize.ofBytes(0));
	}

	@Bean
	DoorBodies doorBodies(BulkRoute bulk, HttpProperties http) {
		return new DoorBodies(bulk, http.maxBody());
	}

	/** A client that passes requests and answers as they are. */
	@Bean
	CloseableHttpClient doorClient(DoorProperties properties) {
		return HttpClients.custom()
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableCookieManagement()
			.disableContentCompression()
			.disableAuthCaching()
			.disableDefaultUserAgent()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setMaxConnPerRoute(CONNECTIONS)
				.setMaxConnTotal(CONNECTIONS)
				.setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
				.setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
					// As Tomcat decodes headers, so that any bytes pass
					.charCodingConfig(CharCodingConfig.custom().setCharset(ISO_8859_1).build())
					.build())
				.setDefaultConnectionConfig(ConnectionConfig.custom()
					.setConnectTimeout(Timeout.of(properties.connectTimeout()))
					.setIdleTimeout(Timeout.of(IDLE_SECONDS, TimeUnit.SECONDS))
					.build())
				.build())
			.build();
	}

}
