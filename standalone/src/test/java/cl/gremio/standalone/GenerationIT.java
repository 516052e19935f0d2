package cl.gremio.standalone;

import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import cl.gremio.model.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A consumer computes its results anew from the log under another name or version. The
 * earlier results answer meanwhile.
 */
@Timeout(180)
@SideBySide
class GenerationIT extends GenerationGuild {

	@Test
	void aGenerationWithANameComesToTheSameResultsBesideTheFirst() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(20);
			awaitSales(first, 20);
			List<byte[]> published = facts(Topics.SALES_DAILY);
			try (ServiceInstance second = consumer("second", Map.of("gremio.results.generation", "2"))) {
				awaitSales(second, 20);
				await().untilAsserted(() -> assertThat(answer(second)).isEqualTo(answer(first)));
				assertThat(facts(Topics.SALES_DAILY)).as("the first generation's facts")
					.containsExactlyElementsOf(published);
				assertThat(facts(Topics.SALES_DAILY + ".2")).isNotEmpty();
				sell(10);
				awaitSales(first, 30);
				awaitSales(second, 30);
			}
		}
	}

	@Test
	void anInstanceTakesANamedGenerationOverWithItsOwnData() throws Exception {
		try (ServiceInstance first = consumer("first", Map.of())) {
			sell(20);
			awaitSales(first, 20);
		}
		try (ServiceInstance same = consumer("first", Map.of("gremio.results.generation", "2"))) {
			awaitSales(same, 20);
		}
	}

	@Test
	void aFreshGuildHasTheNamesOfTheContract() throws Exception {
		sell(1);
		try (ServiceInstance first = consumer("first", Map.of())) {
			awaitSales(first, 1);
			assertThat(claims()).extracting((claim) -> claim.get("ending").asString()).containsExactly("");
			assertThat(facts(Topics.SALES_DAILY)).isNotEmpty();
		}
	}

	@Test
	void anotherVersionComputesAnewWhileTheOldResultsAnswerAndBothWaysLeadBack() throws Exception {
		try (ServiceInstance old = consumer("first", Map.of())) {
			sell(20);
			writeJunk();
			awaitSales(old, 20);
			awaitDeadLetters(1);
			awaitCounting("");
		}
		sell(5);
		try (ServiceInstance next = begin("first", OtherVersion.settings(NEXT_VERSION))) {
			awaitTakeOver("first", "g2", () -> assertThat(sales(next)).isBetween(20, 25));
			assertThat(sales(next)).isEqualTo(25);
			await().atMost(Duration.ofSeconds(30)).until(next::isReady);
			sell(5);
			awaitSales(next, 30);
		}
		try (ServiceInstance old = begin("first", Map.of())) {
			awaitTakeOver("first", "", () -> assertThat(sales(old)).isEqualTo(30));
			writeJunk();
			sell(5);
			awaitSales(old, 35);
			awaitDeadLetters(2);
		}
		try (ServiceInstance next = begin("first", OtherVersion.settings(NEXT_VERSION))) {
			awaitTakeOver("first", "g2", () -> assertThat(sales(next)).isEqualTo(35));
			writeJunk();
			awaitDeadLetters(3);
			assertThat(claims()).extracting((claim) -> claim.get("ending").asString()).containsExactly("", "g2");
			assertThat(claims()).extracting((claim) -> claim.get("firstStart").asString())
				.containsOnly(claims().get(0).get("firstStart").asString());
		}
	}

	@Test
	void supersededResultsAreRemovedWhenNobodyUsesThem() throws Exception {
		Map<String, String> settings = new HashMap<>(OtherVersion.settings(NEXT_VERSION));
		settings.put("gremio.results.keep-superseded", "1s");
		try (ServiceInstance old = consumer("old", Map.of())) {
			sell(5);
			writeJunk();
			awaitSales(old, 5);
			awaitCounting("");
			try (ServiceInstance next = consumer("next", settings)) {
				awaitTakeOver("next", "g2", () -> {
				});
				await().during(Duration.ofSeconds(3)).until(() -> topics().contains(Topics.SALES_DAILY));
				sell(5);
				awaitSales(old, 10);
				awaitSales(next, 10);
			}
		}
		try (ServiceInstance next = consumer("next", settings)) {
			await().atMost(Duration.ofSeconds(60))
				.until(() -> topics().stream().noneMatch((topic) -> topic.startsWith(CONSUMER + "-")));
			await().until(() -> !Files.exists(this.folder.resolve("next/sales-consumer/read-model")));
			assertThat(topics()).doesNotContain(Topics.SALES_DAILY, Topics.SALES_REPORTS)
				.contains(Topics.SALES_DAILY + ".g2", Topics.SALES_REPORTS + ".g2", Topics.SALES, Topics.STOCK,
						Topics.UBICATION, Topics.deadLettersOf(Topics.SALES), Topics.DLT_REPLAYS);
			assertThat(sales(next)).isEqualTo(10);
		}
		try (ServiceInstance old = consumer("old", Map.of())) {
			awaitSales(old, 10);
		}
	}

	@Test
	void instancesThatBeginAtTheSameTimeAgree() throws Exception {
		try (ServiceInstance old = consumer("old", Map.of())) {
			sell(20);
			awaitSales(old, 20);
		}
		List<CompletableFuture<ServiceInstance>> starting = IntStream.range(0, 2)
			.mapToObj((i) -> CompletableFuture
				.supplyAsync(() -> consumer("next" + i, OtherVersion.settings(NEXT_VERSION))))
			.toList();
		try (ServiceInstance one = starting.get(0).get(); ServiceInstance other = starting.get(1).get()) {
			sell(20);
			awaitSales(one, 40);
			awaitSales(other, 40);
			assertThat(topics()).contains(Topics.SALES_DAILY + ".g2").doesNotContain(Topics.SALES_DAILY + ".g3");
		}
	}

}
