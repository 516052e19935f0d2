package cl.gremio.benchmarks.load;

import java.time.Duration;

import io.hyperfoil.api.config.Phase;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.statistics.StatisticsCollector;
import io.hyperfoil.core.util.CountDown;

/** The statistics that Hyperfoil reports for a run. */
final class Collected implements StatisticsCollector.StatisticsConsumer {

	private final StatisticsSnapshot all = new StatisticsSnapshot();

	@Override
	public void accept(Phase phase, int stepId, String metric, StatisticsSnapshot snapshot, CountDown countDown) {
		this.all.add(snapshot);
	}

	Measured measured(Duration time) {
		if (this.all.errors() > 0 || this.all.invalid > 0 || this.all.responseCount == 0) {
			throw new IllegalStateException("Not every request was answered well: " + this.all);
		}
		double seconds = time.toNanos() / 1e9;
		return new Measured(this.all.responseCount, this.all.responseCount / seconds,
				this.all.histogram.getValueAtPercentile(99) / 1e6);
	}

}
