package cl.gremio.model;

import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

import static cl.gremio.model.WholeNumberReader.EXPECTED;

/**
 * A cart counted or restocked, as posted to {@code /stock} and recorded on {@code stock}.
 *
 * @param plate the cart's plate
 * @param stock how many sopaipillas the cart has, 0 or more
 * @param ubicacion where the cart stood, or {@code null}
 * @param hora when, in one of the forms that {@link Hora} reads; recorded as ISO-8601
 * with offset
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StockReport(@JsonProperty("patente_carro") @Required @ShortText String plate,
		@JsonProperty("stock") @Required @Range(max = Integer.MAX_VALUE, message = EXPECTED) Integer stock,
		@JsonProperty("ubicacion") @Place @Nullable @ShortText String ubicacion,
		@JsonProperty("hora") @Time @Nullable String hora) implements WireRecord {

	public StockReport {
		plate = Plate.normalize(plate);
	}

	/** The report with its time as it is recorded. */
	public StockReport at(OffsetDateTime time) {
		return new StockReport(this.plate, this.stock, this.ubicacion, time.toString());
	}

}
