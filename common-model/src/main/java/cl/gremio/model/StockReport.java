package cl.gremio.model;

import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

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
public record StockReport(@JsonProperty("patente_carro") @NotBlank @Size(max = 200) String plate,
		@JsonProperty("stock") @NotNull @Min(0) Integer stock, @JsonProperty("ubicacion") @JsonDeserialize(
				using = UbicacionDeserializer.class) @Nullable @Size(max = 200) String ubicacion,
		@JsonProperty("hora") @Nullable String hora) implements WireRecord {

	public StockReport {
		plate = Plate.normalize(plate);
	}

	/** The report with its time as it is recorded. */
	public StockReport at(OffsetDateTime time) {
		return new StockReport(this.plate, this.stock, this.ubicacion, time.toString());
	}

}
