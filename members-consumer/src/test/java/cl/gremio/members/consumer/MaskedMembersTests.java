package cl.gremio.members.consumer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.model.security.AccessKey;
import cl.gremio.model.security.KeysFile;
import cl.gremio.model.security.Role;
import cl.gremio.web.privacy.MemberMask;
import cl.gremio.web.security.KeyRing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/** What callers with keys of several roles see of members. */
@WebMvcTest(controllers = MemberController.class,
		properties = { "gremio.security.mode=keys", "logging.level.cl.gremio=trace" })
@ExtendWith(OutputCaptureExtension.class)
@Import(MaskingConfiguration.class)
class MaskedMembersTests {

	private static final Set<String> PERSONAL = Set.of("Ana", "Soto", "1-9", "2-7", "3-5", "a@x.cl");

	@TempDir
	private static Path folder;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private KeyRing keys;

	@MockitoBean
	private MemberTables tables;

	@BeforeAll
	static void makeKeys() throws IOException {
		new KeysFile(folder.resolve("keys.json")).change((none) -> none.with(key(Role.LECTOR))
			.with(key(Role.SECRETARIA))
			.with(key(Role.ADMIN))
			.with(key(Role.LECTOR, Role.SECRETARIA)));
	}

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry properties) {
		properties.add("gremio.security.keys-file", () -> folder.resolve("keys.json"));
	}

	@BeforeEach
	void fill() {
		given(this.tables.members(any(), any())).willAnswer((call) -> Stream.of("1-9", "2-7", "3-5")
			.filter((dni) -> call.getArgument(1) == null || dni.compareTo(call.getArgument(1)) > 0)
			.map((dni) -> new MemberView("Ana", "Soto", dni, "a@x.cl", "AB12", call.getArgument(0))));
		given(this.tables.decisions()).willAnswer((call) -> Stream.of("1-9", "2-7", "3-5")
			.map((dni) -> new DecisionView(dni, DecisionStatus.ACCEPTED, Tier.PREMIUM, 7)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/listmemberpre", "/listmembernopre" })
	void aReaderSeesMasks(String list) {
		MvcTestResult answer = get(list, Role.LECTOR);
		assertThat(answer).hasStatusOk().bodyText().doesNotContain(PERSONAL);
		assertThat(answer).bodyJson().extractingPath("$[0].dni").isEqualTo(mask("1-9"));
		assertThat(answer).bodyJson().extractingPath("$[0].name").isEqualTo("A.");
		assertThat(answer).bodyJson().extractingPath("$[0].mail").isNull();
		assertThat(answer).bodyJson().extractingPath("$[0].patente").isEqualTo("AB12");
	}

	@Test
	void aReaderPagesByMasks() {
		MvcTestResult first = get("/listmemberpre?limit=2", Role.LECTOR);
		assertThat(first).hasHeader(HttpHeaders.LINK,
				"</listmemberpre?limit=2&after=" + mask("2-7") + ">; rel=\"next\"");
		assertThat(get("/listmemberpre?limit=2&after=" + mask("2-7"), Role.LECTOR)).bodyJson()
			.extractingPath("$[*].dni")
			.asArray()
			.containsExactly(mask("3-5"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1-9", "0", "m-000000000000" })
	void aReaderFindsNoMaskByADni(String after) {
		MvcTestResult answer = get("/listmemberpre?limit=1&after=" + after, Role.LECTOR);
		assertThat(answer).hasStatus(400).bodyText().doesNotContain("m-").doesNotContain(PERSONAL);
		assertThat(answer).bodyJson().extractingPath("errors[0].field").isEqualTo("after");
	}

	@ParameterizedTest
	@CsvSource({ "SECRETARIA,", "ADMIN,", "LECTOR, SECRETARIA" })
	void whoMaySeeMembersSeesThemInFull(Role role, Role another) {
		Role[] roles = (another != null) ? new Role[] { role, another } : new Role[] { role };
		assertThat(get("/listmemberpre", roles)).hasStatusOk().bodyText().contains(PERSONAL).doesNotContain("m-");
		assertThat(get("/listmemberpre?after=2-7", roles)).bodyJson().extractingPath("$[0].dni").isEqualTo("3-5");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/members/1-9", "/members/unknown" })
	void aReaderIsToldOfNobodyByADni(String uri) {
		assertThat(get(uri, Role.LECTOR)).hasStatus(403).bodyText().doesNotContain("1-9", "unknown");
	}

	/** Gremio's own loggers log at every level here. */
	@Test
	void noLogLineHoldsAMember(CapturedOutput output) {
		for (String uri : List.of("/listmemberpre", "/listmemberpre?limit=1&after=" + mask("1-9"),
				"/listmemberpre?after=Ana", "/members/1-9", "/members/Ana%00", "/Ana@x")) {
			get(uri, Role.LECTOR);
			get(uri, Role.ADMIN);
		}
		assertThat(output.getAll().lines()).noneMatch((line) -> PERSONAL.stream().anyMatch(line::contains));
	}

	private String mask(String dni) {
		return new MemberMask(this.keys::secret).dni(dni);
	}

	private MvcTestResult get(String uri, Role... roles) {
		return this.mvc.get().uri(URI.create(uri)).header("X-API-Key", text(roles)).exchange();
	}

	private static String text(Role... roles) {
		return AccessKey.PREFIX + Arrays.stream(roles).map(Role::name).collect(Collectors.joining("-"))
				+ "-".repeat(20);
	}

	private static AccessKey key(Role... roles) {
		String text = text(roles);
		return new AccessKey(text, HexFormat.of().formatHex(AccessKey.hash(text)), Set.of(roles), Set.of(),
				Instant.EPOCH);
	}

}
