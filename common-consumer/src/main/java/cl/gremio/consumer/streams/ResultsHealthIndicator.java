package cl.gremio.consumer.streams;

import cl.gremio.consumer.readmodel.ReadModel;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Is up when the results of a consumer are reliable: its streams are running, and its
 * read model has once been filled to the end.
 */
record ResultsHealthIndicator(StreamsSupervisor streams, ReadModel readModel) implements HealthIndicator {

	@Override
	public Health health() {
		boolean ready = this.streams.isAtWork() && this.readModel.isFilled();
		return (ready ? Health.up() : Health.down()).withDetail("streams", this.streams.isAtWork())
			.withDetail("readModel", this.readModel.isFilled())
			.build();
	}

}
