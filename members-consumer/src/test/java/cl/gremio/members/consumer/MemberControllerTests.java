package cl.gremio.members.consumer;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@WebMvcTest(MemberController.class)
@Import(MaskingConfiguration.class)
class MemberControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private MemberTables tables;

	@ParameterizedTest
	@ValueSource(strings = { "/members/1-9", "/members/%201-9%20" })
	void anApplicantIsToldWhatBecameOfTheApplication(String uri) {
		given(this.tables.decision("1-9"))
			.willReturn(Optional.of(new DecisionView("1-9", DecisionStatus.REJECTED, Tier.PREMIUM, 1795446000)));
		assertThat(get(uri)).hasStatusOk()
			.hasContentType(MediaType.APPLICATION_JSON)
			.bodyText()
			.isEqualTo("{\"dni\":\"1-9\",\"estado\":\"rechazado\",\"premium\":1,\"time\":1795446000}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/members/1-9", "/members/%20", "/members/%25%3C" })
	void whoNeverAppliedIsNotFound(String uri) {
		MvcTestResult result = get(uri);
		assertThat(result).hasStatus(404).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson().extractingPath("detail").asString().startsWith("Nobody with this dni");
	}

	@ParameterizedTest
	@ValueSource(strings = { "12345678-5", "12.345.678-5", "012345678-5", "%C2%A012.345.678-5%E2%80%87" })
	void anApplicantIsFoundByTheDniHoweverItIsWritten(String dni) {
		given(this.tables.decision("12345678-5"))
			.willReturn(Optional.of(new DecisionView("12345678-5", DecisionStatus.ACCEPTED, Tier.REGULAR, 1795446000)));
		assertThat(this.mvc.get().uri(URI.create("/members/" + dni))).hasStatusOk();
		given(this.tables.members(Tier.REGULAR, "12345678-5")).willReturn(Stream.of(member("2-7", Tier.REGULAR)));
		assertThat(this.mvc.get().uri(URI.create("/listmembernopre?after=" + dni))).bodyJson()
			.extractingPath("$[0].dni")
			.isEqualTo("2-7");
	}

	@Test
	void premiumMembersAreListedAsRegistered() {
		given(this.tables.members(Tier.PREMIUM, null)).willReturn(Stream.of(member("1-9", Tier.PREMIUM)));
		assertThat(get("/listmemberpre")).hasStatusOk()
			.hasContentType(MediaType.APPLICATION_JSON)
			.bodyText()
			.isEqualTo("[{\"name\":\"Ana\",\"lastname\":\"Soto\",\"dni\":\"1-9\",\"mail\":\"a@x.cl\","
					+ "\"patente\":\"AB12\",\"premium\":1}]");
	}

	@Test
	void regularMembersAreListedPageByPage() {
		given(this.tables.members(Tier.REGULAR, "1-9"))
			.willReturn(Stream.of("2-7", "3-5", "4-3").map((dni) -> member(dni, Tier.REGULAR)));
		MvcTestResult result = get("/listmembernopre?limit=2&after=1-9");
		assertThat(result).hasStatusOk().hasHeader("Link", "</listmembernopre?limit=2&after=3-5>; rel=\"next\"");
		assertThat(result).bodyJson().extractingPath("$[*].dni").asArray().containsExactly("2-7", "3-5");
		assertThat(result).bodyJson().extractingPath("$[*].premium").asArray().containsExactly(0, 0);
	}

	@Test
	void aGuildWithoutMembersIsAnEmptyList() {
		given(this.tables.members(Tier.PREMIUM, null)).willReturn(Stream.of());
		assertThat(get("/listmemberpre")).hasStatusOk().bodyText().isEqualTo("[]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "1001", "x", "" })
	void aBadLimitIsNamed(String limit) {
		assertThat(get("/listmemberpre?limit=" + limit)).hasStatus(400)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("errors[*].field")
			.asArray()
			.containsExactly("limit");
	}

	@Test
	void nothingHereCanBeChanged() {
		for (String uri : new String[] { "/members/1-9", "/listmemberpre", "/listmembernopre" }) {
			assertThat(this.mvc.post().uri(uri)).hasStatus(405).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
			assertThat(this.mvc.delete().uri(uri)).hasStatus(405);
		}
	}

	@Test
	void whatAnotherPathAsksForIsNotFound() {
		assertThat(get("/members")).hasStatus(404).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(URI.create(uri)).exchange();
	}

	private static MemberView member(String dni, Tier tier) {
		return new MemberView("Ana", "Soto", dni, "a@x.cl", "AB12", tier);
	}

}
