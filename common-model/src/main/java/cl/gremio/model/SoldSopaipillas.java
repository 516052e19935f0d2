package cl.gremio.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the daily sales need of a value on {@code sales}, whoever wrote it.
 *
 * @param plate the cart's plate
 * @param client who bought
 * @param sopaipillas how many were bought, 1 to 100000
 * @param hora when, or {@code null} for the time recorded
 */
public record SoldSopaipillas(@JsonProperty("patente_carro") @NotBlank @Size(max = 200) String plate,
		@JsonProperty("client") @NotBlank @Size(max = 200) String client,
		@JsonProperty("count_sopaipillas") @NotNull @Min(1) @Max(100_000) Integer sopaipillas,
		@JsonProperty("hora") @Nullable String hora) implements WireRecord {

	public SoldSopaipillas {
		plate = Plate.normalize(plate);
	}

}
