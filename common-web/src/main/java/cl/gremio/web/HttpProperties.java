package cl.gremio.web;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the HTTP services.
 *
 * @param maxBody the largest body of a POST; a larger one is answered 413
 * @param maxReceived the memory that bodies may take at once before they are read; a body
 * beyond that is answered 503
 * @param bodyTimeout how long a client may take to send a body; a slower one is answered
 * 408
 * @param maxRequests how many requests may be under way at once, each of which takes 60
 * KB; a further one waits for its turn. The default is what a sixth of the heap has room
 * for
 * @param maxWait for how long such a request may wait; then it is answered 503
 * @param maxListings how many lists larger than a response's buffer may be read at once;
 * a further one is answered 503
 * @param listingTimeout how long a client may take to read a list; a slower one is cut
 * off
 * @param maxStreams how many streams of events may be open at once; a further one is
 * answered 503
 * @param retryAfter when a client that is answered 503 may try again, in whole seconds
 * @param hosts further names of the service, such as {@code gremio.cl}, or
 * {@code *.gremio.cl} for all subdomains; a request for any other name is answered 421
 * @param trustedProxies addresses of proxies, or ranges such as {@code 10.0.0.0/8}, whose
 * {@code Forwarded} and {@code X-Forwarded-*} count
 * @param cors the pages that may call
 */
@Validated
@ConfigurationProperties("gremio.http")
public record HttpProperties(@DefaultValue("64KB") @NotNull DataSize maxBody,
		@DefaultValue("64MB") @NotNull DataSize maxReceived, @DefaultValue("30s") @NotNull Duration bodyTimeout,
		@Nullable @Min(8) @Max(100_000) Integer maxRequests, @DefaultValue("1s") @NotNull Duration maxWait,
		@DefaultValue("1000") @Min(1) @Max(100_000) int maxListings,
		@DefaultValue("10m") @NotNull Duration listingTimeout,
		@DefaultValue("1000") @Min(1) @Max(100_000) int maxStreams, @DefaultValue("1s") @NotNull Duration retryAfter,
		@DefaultValue List<String> hosts, @DefaultValue List<String> trustedProxies, @DefaultValue Cors cors) {

	private static final long REQUEST_SIZE = 60_000;

	private static final int FEWEST = 64;

	private static final int MOST = 100_000;

	/** Fills in the number of requests. */
	public HttpProperties {
		if (maxRequests == null) {
			long room = Runtime.getRuntime().maxMemory() / 6 / REQUEST_SIZE;
			maxRequests = (int) Math.min(Math.max(room, FEWEST), MOST);
		}
	}

	/**
	 * Bounds the requests of a kind that takes long, such as long lists. An eighth of all
	 * requests under way are never of such a kind.
	 * @return at most a quarter of all requests
	 */
	public int share(int max) {
		return Math.min(max, requests() / 4);
	}

	/** The streams that may be open at once. */
	int streams() {
		return Math.min(this.maxStreams, requests() * 5 / 8);
	}

	int requests() {
		return Objects.requireNonNull(this.maxRequests);
	}

	/**
	 * The pages that may call.
	 *
	 * @param allowedOrigins origins of other sites, such as {@code https://gremio.cl};
	 * {@code *} for all
	 */
	public record Cors(@DefaultValue List<String> allowedOrigins) {
	}

}
