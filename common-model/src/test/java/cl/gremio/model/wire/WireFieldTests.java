package cl.gremio.model.wire;

import cl.gremio.model.LocationPayload;
import cl.gremio.model.LocationRequest;
import cl.gremio.model.SaleRequest;
import cl.gremio.model.StockPayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WireFieldTests {

	@ParameterizedTest
	@CsvSource({ "denuncia, ' 1 ', 1", "denuncia, true, 1", "ubicacion, ' Plaza ', Plaza", "plate, 7, 7" })
	void theAnnotationsOfAComponentTellHowItsTextIsRead(String component, String text, String value) throws Exception {
		assertThat(field(LocationRequest.class, component).ofText(text)).hasToString(value);
	}

	@Test
	void aWholeNumberOfARangeIsANumber() throws Exception {
		assertThat(field(SaleRequest.class, "sopaipillas").ofText("100000")).isEqualTo(100_000);
		assertThatExceptionOfType(BadValueException.class)
			.isThrownBy(() -> field(SaleRequest.class, "sopaipillas").ofText("3.0"))
			.withMessage("must be a whole number from 1 to 100000");
		assertThatExceptionOfType(BadValueException.class)
			.isThrownBy(() -> field(StockPayload.class, "stock").ofText("many"))
			.withMessage("must be a whole number from 0 to 2147483647");
	}

	@ParameterizedTest
	@CsvSource({ "plate, patente", "ubicacion, ubicacion", "captura, captura", "time, time" })
	void aFieldHasTheNameOfTheWireAndItsPlace(String component, String name) throws Exception {
		WireField field = WireField.of(LocationPayload.class.getDeclaredField(component), 3);
		assertThat(field.name()).isEqualTo(name);
		assertThat(field.index()).isEqualTo(3);
	}

	@Test
	void aRequestHoldsTheTimeThatItsHoraMeansAndAPayloadTheText() throws Exception {
		assertThat(field(SaleRequest.class, "hora").holdsTime()).isTrue();
		assertThat(field(SaleRequest.class, "client").holdsTime()).isFalse();
		assertThat(field(LocationPayload.class, "time").holdsTime()).isFalse();
	}

	private static WireField field(Class<?> type, String component) throws NoSuchFieldException {
		return WireField.of(type.getDeclaredField(component), 0);
	}

}
