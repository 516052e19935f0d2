package cl.gremio.consumer.streams;

import cl.gremio.consumer.readmodel.ReadModel;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Is up when the results of a consumer are reliable: its streams are running, and its
 * read model has once been filled to the end.
 */
class ResultsHealthIndicator implements HealthIndicator {

	private final StreamsSupervisor streams;

	private final ReadModel readModel;

	ResultsHealthIndicator(StreamsSupervisor streams, ReadModel readModel) {
		this.streams = streams;
		this.readModel = readModel;
	}

	@Override
	public Health health() {
		boolean ready = this.streams.isAtWork() && this.readModel.isFilled();
		return (ready ? Health.up() : Health.down()).withDetail("streams", this.streams.isAtWork())
			.withDetail("readModel", this.readModel.isFilled())
			.build();
	}

}
