package cl.gremio.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What stock levels and refills need of a value on {@code stock}, whoever wrote it: a
 * sale or a stock report.
 *
 * @param plate the cart's plate
 * @param stock how many sopaipillas the cart has, 0 or more
 * @param ubicacion where the cart stood, or {@code null}
 * @param hora when, or {@code null} for the time recorded
 * @param sopaipillas how many were sold; {@code null} in a stock report
 */
public record StockLevel(@JsonProperty("patente_carro") @NotBlank @Size(max = 200) String plate,
		@JsonProperty("stock") @NotNull @Min(0) Integer stock,
		@JsonProperty("ubicacion") @JsonDeserialize(using = UbicacionDeserializer.class) @Nullable @Size(
				max = 200) String ubicacion,
		@JsonProperty("hora") @Nullable String hora,
		@JsonProperty("count_sopaipillas") @Nullable @Min(1) @Max(100_000) Integer sopaipillas) implements WireRecord {

	public StockLevel {
		plate = Plate.normalize(plate);
	}

	/** Whether this is the answer of a count or a restocking, not a sale. */
	public boolean countsStock() {
		return this.sopaipillas == null;
	}

}
