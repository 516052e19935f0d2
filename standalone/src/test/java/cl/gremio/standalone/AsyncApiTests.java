package cl.gremio.standalone;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.model.topic.Topics;
import cl.gremio.traffic.ApiDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds {@code asyncapi.yaml} against the topics of the code and against itself. */
class AsyncApiTests {

	private static final ApiDocument DOCUMENT = ApiDocument.asyncApi();

	@Test
	void itHasExactlyTheTopicsOfTheCode() {
		Set<String> topics = new TreeSet<>();
		ReflectionUtils.doWithFields(Topics.class,
				(field) -> topics.add((String) ReflectionUtils.getField(field, null)));
		Stream.of(Topics.MEMBERS, Topics.SALES, Topics.STOCK, Topics.UBICATION)
			.map(Topics::deadLettersOf)
			.forEach(topics::add);
		Set<String> documented = new TreeSet<>(
				channels().map((channel) -> channel.path("address").asString()).toList());
		assertThat(documented).isEqualTo(topics);
	}

	@Test
	void eachReferencePointsSomewhere() {
		assertThat(DOCUMENT.references()).isNotEmpty().allSatisfy((reference) -> DOCUMENT.at(reference.substring(1)));
	}

	@Test
	void eachChannelIsWritten() {
		Set<String> written = DOCUMENT.at("/operations")
			.values()
			.stream()
			.filter((operation) -> operation.path("action").asString().equals("send"))
			.map((operation) -> operation.at("/channel/$ref").asString())
			.collect(Collectors.toSet());
		assertThat(DOCUMENT.at("/channels").propertyNames()).map((name) -> "#/channels/" + name)
			.allSatisfy((reference) -> assertThat(written).contains(reference));
	}

	@ParameterizedTest
	@MethodSource("messages")
	void eachExampleIsAsItsSchemaSays(String message) {
		String pointer = "/components/messages/" + message;
		DOCUMENT.at(pointer)
			.path("examples")
			.forEach((example) -> assertThat(DOCUMENT.violations(pointer + "/payload", example.path("payload")))
				.isEmpty());
	}

	static Stream<JsonNode> channels() {
		return DOCUMENT.at("/channels").values().stream();
	}

	static Stream<String> messages() {
		return DOCUMENT.at("/components/messages").propertyNames().stream();
	}

}
