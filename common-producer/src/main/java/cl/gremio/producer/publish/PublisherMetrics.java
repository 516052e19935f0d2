package cl.gremio.producer.publish;

import cl.gremio.web.problem.PublishException.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

/** The metrics of one publisher. */
final class PublisherMetrics {

	private static final String PUBLISHER = "publisher";

	private final MeterRegistry registry;

	private final String publisher;

	private final Counter written;

	private final Counter notWritten;

	private final Counter unknown;

	PublisherMetrics(MeterRegistry registry, String publisher) {
		this.registry = registry;
		this.publisher = publisher;
		this.written = publications("written");
		this.notWritten = publications(Outcome.NOT_WRITTEN.wireName());
		this.unknown = publications(Outcome.UNKNOWN.wireName());
	}

	private Counter publications(String outcome) {
		return Counter.builder("gremio.publisher.publications")
			.description("Publications answered")
			.tag(PUBLISHER, this.publisher)
			.tag("outcome", outcome)
			.register(this.registry);
	}

	void answered(@Nullable Outcome outcome) {
		if (outcome == null) {
			this.written.increment();
		}
		else {
			((outcome == Outcome.UNKNOWN) ? this.unknown : this.notWritten).increment();
		}
	}

	void gaugeInFlight(InFlightLimit limit) {
		Gauge.builder("gremio.publisher.in.flight", limit, InFlightLimit::count)
			.description("Publications waiting for their answer")
			.tag(PUBLISHER, this.publisher)
			.register(this.registry);
	}

	Timer commits() {
		return Timer.builder("gremio.publisher.commits")
			.description("From the start of a transaction to its commit")
			.tag(PUBLISHER, this.publisher)
			.register(this.registry);
	}

}
