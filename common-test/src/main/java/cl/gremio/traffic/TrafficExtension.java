package cl.gremio.traffic;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Fails a test with traffic that is not as {@code openapi.yaml} says. */
public final class TrafficExtension implements AfterEachCallback, AfterAllCallback {

	@Override
	public void afterEach(ExtensionContext context) {
		assertThat(Violations.drain()).isEmpty();
	}

	/** An answer may end after its test. */
	@Override
	public void afterAll(ExtensionContext context) {
		assertThat(Violations.drain()).isEmpty();
	}

}
