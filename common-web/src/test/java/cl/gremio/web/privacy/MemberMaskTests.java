package cl.gremio.web.privacy;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MemberMaskTests {

	private final MemberMask mask = new MemberMask(() -> "secret".getBytes(UTF_8));

	/** The figure is openssl's: {@code printf 12345678-5 | openssl dgst -hmac secret}. */
	@Test
	void aDniIsTheBeginningOfItsHmac() {
		assertThat(this.mask.dni("12345678-5")).isEqualTo("m-8ce0fa9e32c9");
	}

	@Test
	void aDniHasAnotherMaskInAnotherGuildAndTheSameAtEachTime() {
		MemberMask other = new MemberMask(() -> "other".getBytes(UTF_8));
		assertThat(other.dni("12345678-5")).isNotEqualTo(this.mask.dni("12345678-5"));
		assertThat(this.mask.dni("12345678-5")).isEqualTo(this.mask.dni("12345678-5"));
	}

	@Test
	void membersHaveDifferentMasks() {
		Set<String> masks = IntStream.range(0, 10_000)
			.mapToObj((i) -> this.mask.dni("" + i))
			.collect(Collectors.toSet());
		assertThat(masks).hasSize(10_000).allMatch((mask) -> mask.matches("m-[0-9a-f]{12}"));
	}

	@Test
	void aRowKeepsItsFieldsAndTheirOrder() {
		assertThat(masked("""
				{"name":"Rosa María","lastname":"Díaz","dni":"12345678-5","mail":"rosa@gremio.cl","patente":"AB1234",\
				"premium":1}""")).isEqualTo("""
				{"name":"R. M.","lastname":"D.","dni":"m-8ce0fa9e32c9","mail":null,"patente":"AB1234","premium":1}""");
	}

	@ParameterizedTest
	@CsvSource({ "rosa, R.", "'  rosa\u00a0\u2003 díaz ', R. D.", "R o s a, R. O. S.", "ñanco, Ñ.",
			"\uD83D\uDE00x, \uD83D\uDE00.", "'', ''", "'<b>', <." })
	void aNameIsItsInitials(String name, String initials) {
		ObjectNode row = JsonMapper.shared().createObjectNode().put("name", name).put("dni", "1-9");
		assertThat(this.mask.mask(row).path("name").asString()).isEqualTo(initials);
	}

	private String masked(String row) {
		return this.mask.mask((ObjectNode) JsonMapper.shared().readTree(row)).toString();
	}

}
