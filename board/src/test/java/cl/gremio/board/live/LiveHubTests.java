package cl.gremio.board.live;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class LiveHubTests {

	private static final Duration A_WHILE = Duration.ofSeconds(3);

	private final LiveHubFixture live = new LiveHubFixture(1000);

	@Test
	void theFirstPageReadsItsListsOnce() {
		this.live.service.change("/stock", "a", "1");
		StubPage page = this.live.open();
		this.live.settle(A_WHILE);
		assertThat(page.names()).containsOnly("pulso");
		assertThat(page.lists.get("/stock")).isEqualTo(Map.of("a", "1"));
	}

	@Test
	void aPageGetsTheChangesOfAllListsAndNotTheListsThemselves() {
		this.live.service.change("/stock", "a", "1");
		StubPage page = this.live.open();
		this.live.service.change("/stock", "a", "2");
		this.live.service.change("/reposicion", "b", "3");
		this.live.settle(A_WHILE);
		this.live.service.change("/reposicion", "b", null);
		this.live.settle(A_WHILE);
		assertThat(page.changes()).containsExactly(
				new ServerSentEvent("/stock", "{\"fila\":{\"clave\":\"a\",\"valor\":\"2\"}}"),
				new ServerSentEvent("/reposicion", "{\"fila\":{\"clave\":\"b\",\"valor\":\"3\"}}"),
				new ServerSentEvent("/reposicion", "{\"quitada\":\"b\"}"));
	}

	@Test
	void allPagesShareOneStreamOfAList() {
		this.live.open();
		this.live.open();
		this.live.join();
		this.live.settle(A_WHILE);
		assertThat(this.live.service.opened).isEqualTo(LiveHubFixture.PATHS.size());
	}

	/** Today's stream ends at the guild's midnight. */
	@Test
	void aStreamThatEndsIsOpenedAgainAtOnceAndItsListIsReset() {
		StubPage page = this.live.open();
		this.live.settle(A_WHILE);
		this.live.service.stream("/stock").end(null);
		this.live.settle(Duration.ofMillis(500));
		assertThat(page.resets()).containsExactly("/stock");
		this.live.service.change("/stock", "a", "1");
		this.live.settle(Duration.ofMillis(500));
		assertThat(page.lists.get("/stock")).isEqualTo(Map.of("a", "1"));
	}

	@Test
	void aServiceThatSendsNothingIsAskedAgain() {
		this.live.open();
		this.live.service.mute = true;
		this.live.settle(Duration.ofSeconds(18));
		assertThat(this.live.service.opened).isGreaterThan(LiveHubFixture.PATHS.size());
	}

	@Test
	void aPageThatFallsBehindIsResetAndNobodyElse() {
		StubPage slow = this.live.open();
		StubPage other = this.live.open();
		this.live.pages.remove(slow);
		for (int i = 0; i < 100; i++) {
			this.live.service.change("/stock", "a", "v" + i);
			this.live.settle(Duration.ofMillis(250));
		}
		assertThat(other.resets()).isEmpty();
		this.live.pages.add(slow);
		this.live.settle(A_WHILE);
		assertThat(slow.resets()).containsExactlyElementsOf(LiveHubFixture.PATHS);
		assertThat(slow.lists).isEqualTo(other.lists);
	}

	@Test
	void thePulseHasTheLargestLagAndTheListsThatAreNotHeard() {
		StubPage page = this.live.open();
		this.live.service.stream("/stock").pulse(7.5);
		this.live.loop.pass(Duration.ofSeconds(6));
		this.live.settle(Duration.ofMillis(250));
		assertThat(page.lastPulse().path("atraso").asDouble()).isEqualTo(7.5);
		assertThat(page.lastPulse().path("time").asLong()).isEqualTo(1);
		assertThat(page.lastPulse().path("sinConexion")).isEmpty();
		setAway(true);
		this.live.service.stream("/stock").end(null);
		this.live.settle(Duration.ofSeconds(6));
		assertThat(page.lastPulse().path("sinConexion").valueStream().map(JsonNode::asString)).contains("/stock");
	}

	@Test
	void theLagIsNullWhileNoListIsHeard() {
		setAway(true);
		StubPage page = this.live.open();
		this.live.settle(A_WHILE);
		assertThat(page.lastPulse().path("atraso").isNull()).isTrue();
		assertThat(page.lastPulse().path("sinConexion")).hasSize(LiveHubFixture.PATHS.size());
	}

	@Test
	void nobodyIsListenedToForLongAfterTheLastPage() {
		StubPage page = this.live.open();
		page.reader.close();
		this.live.settle(LiveHubFixture.LINGER.minusSeconds(5));
		assertThat(this.live.service.streams).isNotEmpty();
		this.live.settle(Duration.ofSeconds(10));
		assertThat(this.live.service.streams).isEmpty();
		assertThat(this.live.hub.isPrepared()).isFalse();
		this.live.service.change("/stock", "a", "1");
		StubPage next = this.live.open();
		this.live.settle(A_WHILE);
		assertThat(next.lists.get("/stock")).isEqualTo(Map.of("a", "1"));
	}

	@Test
	void anOutageIsLoggedOnceAndSoIsItsEnd(CapturedOutput output) {
		this.live.open();
		setAway(true);
		List.copyOf(this.live.service.streams).forEach((stream) -> stream.end(null));
		this.live.settle(Duration.ofSeconds(9));
		assertThat(output).doesNotContain("WARN");
		this.live.settle(Duration.ofSeconds(60));
		assertThat(output.toString().split("The lists of stock-consumer are not heard", -1)).hasSize(2);
		setAway(false);
		this.live.settle(A_WHILE);
		assertThat(output.toString().split("The lists of stock-consumer are heard again", -1)).hasSize(2);
	}

	private void setAway(boolean away) {
		LiveHubFixture.INSTANCES.forEach((instance) -> this.live.service.instance(instance).away = away);
	}

}
