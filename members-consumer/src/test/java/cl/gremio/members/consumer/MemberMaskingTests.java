package cl.gremio.members.consumer;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.web.list.PageRequest;
import cl.gremio.web.privacy.MemberMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class MemberMaskingTests {

	private static final MemberMask MASK = new MemberMask(() -> "secret".getBytes(UTF_8));

	private final MemberTables members = mock();

	private final MemberMasking masking = new MemberMasking(this.members, MASK, JsonMapper.shared());

	private final AtomicInteger scans = new AtomicInteger();

	MemberMaskingTests() {
		given(this.members.decisions()).willAnswer((call) -> {
			this.scans.incrementAndGet();
			return Stream.of("1-9", "2-7")
				.map((dni) -> new DecisionView(dni, DecisionStatus.ACCEPTED, Tier.PREMIUM, 7));
		});
	}

	@Test
	void aCursorThatWasHandedOutCostsNoScan() throws InvalidEventException {
		MaskedMember ana = this.masking.mask(new MemberView("Ana", "Soto", "2-7", "a@x.cl", "AB12", Tier.PREMIUM));
		assertThat(resolved(this.masking.cursorOf(ana))).isEqualTo("2-7");
		assertThat(this.scans).hasValue(0);
	}

	@Test
	void aCursorOfAnotherInstanceIsFoundOnce() throws InvalidEventException {
		assertThat(resolved(MASK.dni("2-7"))).isEqualTo("2-7");
		assertThat(resolved(MASK.dni("2-7"))).isEqualTo("2-7");
		assertThat(this.scans).hasValue(1);
	}

	/** By its place in the order, a dni would lead to its mask. */
	@ParameterizedTest
	@ValueSource(strings = { "2-7", "m-000000000000", "m-", "0" })
	void nothingElseIsACursor(String after) {
		assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> resolved(after))
			.satisfies((ex) -> assertThat(ex.errors()).singleElement()
				.satisfies((error) -> assertThat(error.field()).isEqualTo("after")));
	}

	private String resolved(String after) throws InvalidEventException {
		return this.masking.resolve(new PageRequest(2, after, PageRequest.ALL.dialect())).after();
	}

}
