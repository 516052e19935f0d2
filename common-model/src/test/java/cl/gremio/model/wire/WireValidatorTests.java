package cl.gremio.model.wire;

import cl.gremio.model.StockPayload;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WireValidatorTests {

	private final Validator validator = WireValidator.create();

	@Test
	void anErrorNamesTheFieldAsTheWireDoes() {
		assertThat(this.validator.validate(new StockPayload(null, null, null, null, null)))
			.extracting((violation) -> violation.getPropertyPath() + " " + violation.getMessage())
			.containsExactlyInAnyOrder("patente_carro must be given", "stock must be given");
	}

	@Test
	void aFieldWithoutAWireNameKeepsItsOwn() {
		assertThat(this.validator.validate(new Unnamed(null))).singleElement()
			.satisfies((violation) -> assertThat(violation.getPropertyPath()).hasToString("field"));
	}

	private record Unnamed(@NotNull @Nullable String field) {
	}

}
