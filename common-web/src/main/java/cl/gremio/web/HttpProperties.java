package cl.gremio.web;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the HTTP services.
 *
 * @param maxBody the largest body of a POST; a larger one is answered 413
 * @param maxReceived how much of such bodies may be in memory at once before they are
 * read; more are answered 503
 * @param bodyTimeout how long a client may take to send a body; after that it is answered
 * 408
 * @param maxListings how many lists that are larger than a response's buffer may be read
 * at once; more are answered 503
 * @param listingTimeout how long a client may take to read a list; after that it is cut
 * off
 * @param retryAfter when a client answered 503 may try again, in whole seconds
 * @param hosts further names that the service goes by, such as {@code gremio.cl}, or
 * {@code *.gremio.cl} for all below; requests for any other are answered 421
 * @param trustedProxies addresses of proxies, or ranges of them such as
 * {@code 10.0.0.0/8}, whose {@code Forwarded} and {@code X-Forwarded-*} count
 * @param cors who may call from a browser
 */
@Validated
@ConfigurationProperties("gremio.http")
public record HttpProperties(@DefaultValue("64KB") @NotNull DataSize maxBody,
		@DefaultValue("64MB") @NotNull DataSize maxReceived, @DefaultValue("30s") @NotNull Duration bodyTimeout,
		@DefaultValue("1000") @Min(1) @Max(100_000) int maxListings,
		@DefaultValue("10m") @NotNull Duration listingTimeout, @DefaultValue("1s") @NotNull Duration retryAfter,
		@DefaultValue List<String> hosts, @DefaultValue List<String> trustedProxies, @DefaultValue Cors cors) {

	/**
	 * Who may call from a browser.
	 *
	 * @param allowedOrigins the origins of other sites that may, such as
	 * {@code https://gremio.cl}; {@code *} for all
	 */
	public record Cors(@DefaultValue List<String> allowedOrigins) {
	}

}
