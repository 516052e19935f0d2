package cl.gremio.kafka;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

@Timeout(60)
class KafkaHealthIndicatorTests {

	private final AtomicBoolean troubled = new AtomicBoolean();

	static List<Throwable> troubles() {
		return List.of(new KafkaException("away"), new IllegalStateException("unheard of"),
				new NoClassDefFoundError("gone"));
	}

	@ParameterizedTest
	@MethodSource("troubles")
	void nothingThatIsThrownEndsTheAsking(Throwable trouble) {
		Admin admin = Mockito.mock(Admin.class);
		DescribeClusterResult answer = Mockito.mock(DescribeClusterResult.class);
		given(answer.nodes()).willReturn(KafkaFuture.completedFuture(List.of(Node.noNode())));
		given(admin.describeCluster(any(DescribeClusterOptions.class))).willAnswer((call) -> {
			if (this.troubled.get()) {
				throw trouble;
			}
			return answer;
		});
		SharedAdmin access = Mockito.mock(SharedAdmin.class);
		given(access.admin()).willReturn(admin);
		try (KafkaHealthIndicator health = new KafkaHealthIndicator(access)) {
			assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
			health.start();
			await().until(() -> health.health().getStatus().equals(Status.UP));
			this.troubled.set(true);
			await().until(() -> health.health().getStatus().equals(Status.DOWN));
			this.troubled.set(false);
			await().until(() -> health.health().getStatus().equals(Status.UP));
		}
	}

}
