package cl.gremio.board.status;

import java.net.URI;
import java.util.List;
import java.util.Map;

import cl.gremio.board.upstream.Upstream;
import cl.gremio.service.probe.InstanceState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceHistoryTests {

	private static final URI ONE = URI.create("http://one");

	private static final URI TWO = URI.create("http://two");

	private final ServiceHistory history = new ServiceHistory(Upstream.SALES_CONSUMER);

	@Test
	void theTimeIsThatOfTheLastChange() {
		assertThat(this.history.add(Map.of(ONE, ready(0.0, 0L)), 10).desde()).isEqualTo(10);
		assertThat(this.history.add(Map.of(ONE, ready(0.0, 0L)), 20).desde()).isEqualTo(10);
		ServiceStateView away = this.history.add(Map.of(ONE, InstanceState.AWAY), 30);
		assertThat(away.listo()).isFalse();
		assertThat(away.desde()).isEqualTo(30);
	}

	@Test
	void aServiceIsReadyIfOneInstanceIsAndAsFarBehindAsItsLastAndEachCountsTheDeadLettersOfAll() {
		ServiceStateView view = this.history.add(Map.of(ONE, ready(1.5, 2L), TWO, ready(0.5, 3L)), 1);
		assertThat(view).isEqualTo(new ServiceStateView("sales-consumer", true, 1.5, 3L, 1));
		assertThat(this.history.add(Map.of(ONE, InstanceState.AWAY, TWO, ready(0.5, 3L)), 2).listo()).isTrue();
	}

	@Test
	void theNumberOfDeadLettersIsKnownWhileTheServiceIsAway() {
		this.history.add(Map.of(ONE, ready(0.0, 2L)), 1);
		ServiceStateView away = this.history.add(Map.of(ONE, InstanceState.AWAY), 2);
		assertThat(away.muertas()).isEqualTo(2);
		assertThat(away.atraso()).isNull();
	}

	private static InstanceState ready(@Nullable Double lag, @Nullable Long deadLetters) {
		return new InstanceState(true, true, List.of(), lag, deadLetters, false);
	}

}
