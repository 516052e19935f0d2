package cl.gremio.board.door;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;

import javax.net.ssl.SSLHandshakeException;

import cl.gremio.board.door.Transfers.Transfer;
import cl.gremio.board.door.UpstreamException.Progress;
import cl.gremio.board.session.BoardSession;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.ServerResponse.HeadersBuilder.WriteFunction;

/**
 * Sends one request to one instance and passes the answer on as it comes. The gateway's
 * own exchanges send a body without its length, and read a broken-off stream to its end,
 * which never comes.
 */
class ServiceProxyExchange implements ProxyExchange {

	private final HttpClient client;

	private final DoorBodies bodies;

	private final DoorProperties properties;

	private final Transfers transfers;

	ServiceProxyExchange(HttpClient client, DoorProperties properties, DoorBodies bodies, Transfers transfers) {
		this.client = client;
		this.properties = properties;
		this.bodies = bodies;
		this.transfers = transfers;
	}

	@Override
	public ServerResponse exchange(Request request) {
		HttpUriRequestBase outgoing = outgoing(request);
		HttpServletRequest incoming = request.getServerRequest().servletRequest();
		boolean stream = acceptsStream(request.getHeaders());
		ForwardedBody body = body(request.getMethod(), incoming);
		outgoing.setEntity(body);
		boolean bulk = body != null && body.isStreamed();
		outgoing.setConfig(RequestConfig.custom()
			.setResponseTimeout(stream ? Timeout.DISABLED
					: Timeout.of(bulk ? this.properties.bulkTimeout() : this.properties.answerTimeout()))
			.setConnectionRequestTimeout(Timeout.ofSeconds(2))
			.setProtocolUpgradeEnabled(false)
			.build());
		// Read before the service answers: a stream ends with the session that asked for
		// it
		BoardSession session = BoardSession.of(incoming);
		Transfer transfer = null;
		ServerResponse answer = null;
		try {
			if (stream) {
				transfer = this.transfers.beginStream(session, outgoing::cancel);
			}
			else if (bulk) {
				transfer = this.transfers.begin();
			}
			ClassicHttpResponse response = execute(outgoing, body);
			ForwardedAnswer forwarded = new ForwardedAnswer(outgoing, response, incoming);
			if (transfer == null && forwarded.isLarge()) {
				transfer = forwarded.isStream() ? this.transfers.beginStream(session, outgoing::cancel)
						: this.transfers.begin();
			}
			answer = GatewayServerResponse.status(forwarded.getStatusCode()).build(writing(forwarded, transfer));
			for (ResponseConsumer consumer : request.getResponseConsumers()) {
				consumer.accept(forwarded, answer);
			}
			return answer;
		}
		finally {
			if (answer == null) {
				outgoing.cancel();
				if (transfer != null) {
					transfer.close();
				}
			}
		}
	}

	/** The gateway repeats no query as it came: the raw one is sent instead. */
	private static HttpUriRequestBase outgoing(Request request) {
		HttpServletRequest incoming = request.getServerRequest().servletRequest();
		String query = (incoming.getQueryString() != null) ? "?" + incoming.getQueryString() : "";
		URI instance = Objects.requireNonNull(request.getUri());
		HttpUriRequestBase outgoing = new HttpUriRequestBase(request.getMethod().name(),
				instance.resolve(incoming.getRequestURI() + query));
		request.getHeaders().forEach((name, values) -> values.forEach((value) -> outgoing.addHeader(name, value)));
		outgoing.removeHeaders(HttpHeaders.CONTENT_LENGTH);
		return outgoing;
	}

	private @Nullable ForwardedBody body(HttpMethod method, HttpServletRequest incoming) {
		try {
			return method.equals(HttpMethod.POST) ? ForwardedBody.of(incoming, this.bodies, this.properties.maxBulk())
					: null;
		}
		catch (IOException ex) {
			throw new UpstreamException(Progress.PARTLY_SENT, ex);
		}
	}

	private static WriteFunction writing(ForwardedAnswer answer, @Nullable Transfer transfer) {
		return (request, response) -> {
			answer.writeTo(response, transfer);
			return null;
		};
	}

	private ClassicHttpResponse execute(HttpUriRequestBase outgoing, @Nullable ForwardedBody body) {
		try {
			return this.client.executeOpen(null, outgoing, null);
		}
		catch (ConnectException | ConnectTimeoutException | ConnectionRequestTimeoutException | NoRouteToHostException
				| UnknownHostException | SSLHandshakeException ex) {
			throw new UpstreamException(Progress.NOT_CONNECTED, ex);
		}
		catch (IOException ex) {
			throw new UpstreamException((body != null && !body.isSent()) ? Progress.PARTLY_SENT : Progress.SENT, ex);
		}
	}

	private static boolean acceptsStream(HttpHeaders headers) {
		return headers.getOrEmpty(HttpHeaders.ACCEPT)
			.stream()
			.anyMatch((accept) -> accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE));
	}

}
