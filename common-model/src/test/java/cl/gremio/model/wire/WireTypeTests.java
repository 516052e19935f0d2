package cl.gremio.model.wire;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import cl.gremio.model.StockRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class WireTypeTests {

	private static final TimeReference NOON = new TimeReference(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

	private final WireType<StockRequest> type = new WireType<>(StockRequest.class);

	private final FieldErrors errors = new FieldErrors();

	@Test
	void aRecordIsMadeOfItsFieldsWhateverTheirOrder() {
		Map<String, List<String>> form = Map.of("hora", List.of("9:30"), "ubicacion", List.of("Plaza"), "stock",
				List.of("7"), "patente_carro", List.of("ab12"), "x", List.of("y"));
		assertThat(this.type.read(form, NOON, this.errors))
			.isEqualTo(new StockRequest("AB12", 7, "Plaza", OffsetDateTime.parse("2026-11-23T09:30Z")));
		assertThat(this.errors.isEmpty()).isTrue();
	}

	@Test
	void errorsAreInTheOrderOfTheFields() {
		Map<String, List<String>> form = Map.of("hora", List.of("x"), "stock", List.of("x"), "patente_carro",
				List.of("A", "B"));
		this.type.read(form, NOON, this.errors);
		assertThat(this.type.sorted(this.errors.all())).extracting(FieldError::field)
			.containsExactly("patente_carro", "stock", "hora");
	}

	@Test
	void aTimeIsReadAgainstTheTimeRecordedOnly() {
		assertThatIllegalStateException().isThrownBy(() -> this.type.read(Map.of(), null, this.errors));
	}

}
