package cl.gremio.tools.keys;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import cl.gremio.model.security.AccessKey;
import cl.gremio.model.security.Keys;
import cl.gremio.model.security.KeysFile;
import cl.gremio.model.security.Role;
import cl.gremio.tools.CommandLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class KeysToolTests {

	private static final String EMPTY = "{\"secret\":\"" + "AAAA".repeat(11) + "\",\"keys\":[%s]}";

	@TempDir
	Path data;

	private final StringWriter out = new StringWriter();

	private final StringWriter err = new StringWriter();

	@Test
	void aNewKeyIsPrintedOnceAndOnlyItsHashIsKept() throws IOException {
		assertThat(run("new", "rosa", "--role", "vendedor", "lector", "--plate", "ab 12-34")).isZero();
		String key = this.out.toString().strip();
		assertThat(key).matches("gk_[A-Za-z0-9_-]{43}");
		assertThat(Files.readString(file().path())).contains("rosa").doesNotContain(key.substring(3));
		AccessKey kept = file().read().orElseThrow().find(key).orElseThrow();
		assertThat(kept.roles()).containsExactlyInAnyOrder(Role.VENDEDOR, Role.LECTOR);
		assertThat(kept.plates()).containsExactly("AB1234");
		assertThat(file().read().orElseThrow().find(key + "x")).isEmpty();
	}

	@Test
	void onlyTheOwnerCanReadTheFile() throws IOException {
		run("new", "rosa", "--role", "lector");
		run("new", "juan", "--role", "lector");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path()))).isEqualTo("rw-------");
		try (Stream<Path> files = Files.list(this.data)) {
			assertThat(files.map((path) -> path.getFileName().toString())).containsExactlyInAnyOrder("keys.json",
					"keys.json.lock");
		}
	}

	@Test
	void anExistingFileKeepsItsPlaceItsPermissionsAndItsOwner() throws IOException {
		Path target = this.data.resolve("elsewhere.json");
		Files.createSymbolicLink(file().path(), target);
		assertThat(new KeysFile(target).change(UnaryOperator.identity())).isNotNull();
		Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
		UserPrincipal owner = giveAway(target);
		assertThat(run("new", "rosa", "--role", "lector")).isZero();
		assertThat(file().path()).isSymbolicLink();
		assertThat(Files.readString(target)).contains("rosa");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target))).isEqualTo("rw-r-----");
		assertThat(Files.getOwner(target)).isEqualTo(owner);
	}

	private static UserPrincipal giveAway(Path file) throws IOException {
		try {
			Files.setOwner(file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
		}
		catch (FileSystemException | UserPrincipalNotFoundException ex) {
			// Only root can give a file away
		}
		return Files.getOwner(file);
	}

	@Test
	void keysAreListedAndWithdrawnByName() throws IOException {
		run("new", "rosa", "--role", "vendedor", "--plate", "AB1234");
		String key = this.out.toString().strip();
		byte[] secret = file().read().orElseThrow().secret();
		assertThat(run("list")).isZero();
		assertThat(this.out.toString().lines().skip(1)).singleElement()
			.asString()
			.contains("rosa", "vendedor", "AB1234")
			.doesNotContain("gk_");
		assertThat(run("revoke", "rosa")).isZero();
		Keys left = file().read().orElseThrow();
		assertThat(left.find(key)).isEmpty();
		assertThat(left.secret()).isEqualTo(secret);
		assertThat(run("revoke", "rosa")).isEqualTo(1);
	}

	@Test
	void aNameHasOneKey() {
		assertThat(run("new", "rosa", "--role", "lector")).isZero();
		assertThat(run("new", "rosa", "--role", "admin")).isEqualTo(1);
		assertThat(this.err.toString()).contains("already");
	}

	@ParameterizedTest
	@ValueSource(strings = { "new rosa", "new --role lector", "new rosa --role chief", "new board --role admin",
			"new ro\nsa --role lector", "new rosa --role lector --plate AB1234", "new rosa -- role", "lst", "" })
	void aWrongCommandLineMakesNoKey(String line) {
		assertThat(run(line.split(" "))).isEqualTo(2);
		assertThat(file().path()).doesNotExist();
	}

	@Test
	void aFileThatCantBeReadIsNotReplaced() throws IOException {
		for (String content : List.of("gk_not json", "{}", "{\"secret\":\"\",\"keys\":[]}", EMPTY.formatted("{}"),
				EMPTY.formatted("{\"name\":\"a\",\"sha256\":\"00\",\"roles\":[]}"),
				EMPTY.formatted("{\"name\":\"a\",\"sha256\":\"" + "00".repeat(32) + "\",\"roles\":[\"chief\"]}"))) {
			Files.writeString(file().path(), content);
			assertThat(run("new", "rosa", "--role", "lector")).as(content).isEqualTo(1);
			assertThat(file().path()).hasContent(content);
		}
		assertThat(this.err.toString()).contains("malformed").doesNotContain("gk_");
	}

	@Test
	void withoutAFolderTheFileIsThatOfTheServices() {
		assertThat(KeysTool.configured(Map.of("GREMIO_SECURITY_KEYSFILE", "/a/b.json", "GREMIO_DATA_DIR", "/data")))
			.hasToString("/a/b.json");
		assertThat(KeysTool.configured(Map.of("GREMIO_DATA_DIR", "/data"))).hasToString("/data/keys.json");
		assertThat(KeysTool.configured(Map.of()).toString()).endsWith(Path.of("/.gremio", "keys.json").toString());
	}

	@Test
	void aKeyOfAVendorKnowsItsPlatesInAnySpelling() {
		assertThat(new AccessKey("a", "00".repeat(32), Set.of(Role.VENDEDOR), Set.of("ab.12-34"), null).plates())
			.containsExactly("AB1234");
	}

	private KeysFile file() {
		return new KeysFile(this.data.resolve("keys.json"));
	}

	private int run(String... args) {
		return CommandLines
			.configure(new CommandLine(new KeysTool()).setOut(new PrintWriter(this.out, true))
				.setErr(new PrintWriter(this.err, true)))
			.execute(Stream.concat(Stream.of("--data", this.data.toString()), Stream.of(args)).toArray(String[]::new));
	}

}
