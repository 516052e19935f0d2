package cl.gremio.model.security;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeysTests {

	private static final Keys KEYS = Keys.none()
		.with(key("first", "gk_1"))
		.with(key("middle", "gk_2"))
		.with(key("last", "gk_3"));

	@Test
	void aKeyIsFoundByItsText() {
		assertThat(KEYS.find("gk_1").map(AccessKey::name)).hasValue("first");
		assertThat(KEYS.find("gk_2").map(AccessKey::name)).hasValue("middle");
		assertThat(KEYS.find("gk_3").map(AccessKey::name)).hasValue("last");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "gk_", "gk_4", "GK_1", "gk_1 ", "gk_12", "first", "ｇk_1" })
	void nothingElseIsAKey(String text) {
		assertThat(KEYS.find(text)).isEmpty();
	}

	@Test
	void theHashOfAKeyIsNone() {
		String hash = HexFormat.of().formatHex(AccessKey.hash("gk_1"));
		assertThat(KEYS.find(hash)).isEmpty();
		assertThat(KEYS.without("first").find("gk_1")).isEmpty();
	}

	@Test
	void drawnKeysDifferAndAreFoundInAText() {
		String key = AccessKey.draw();
		assertThat(AccessKey.draw()).isNotEqualTo(key).hasSameSizeAs(key);
		assertThat(AccessKey.isIn("?x=" + key)).isTrue();
		assertThat(AccessKey.isIn("?x=gk_short")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00", "zz" })
	void aHashThatIsNoneIsRefused(String hash) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new AccessKey("a", hash, Set.of(), Set.of(), Instant.EPOCH));
	}

	private static AccessKey key(String name, String text) {
		return new AccessKey(name, HexFormat.of().formatHex(AccessKey.hash(text)), Set.of(Role.LECTOR), Set.of(),
				Instant.EPOCH);
	}

}
