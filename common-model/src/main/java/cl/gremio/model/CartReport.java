package cl.gremio.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Where a cart is, as posted to {@code /ubicacion}.
 *
 * @param plate the cart's plate
 * @param ubicacion where the cart is
 * @param denuncia 1 denounced as a fugitive, 0 clean, {@code null} to be drawn
 */
public record CartReport(@JsonProperty("patente") @NotBlank @Size(max = 200) String plate,
		@JsonProperty("ubicacion") @JsonDeserialize(using = UbicacionDeserializer.class) @NotBlank @Size(
				max = 200) String ubicacion,
		@JsonProperty("denuncia") @JsonDeserialize(using = FlagDeserializer.class) @Nullable Integer denuncia)
		implements
			WireRecord {

	public CartReport {
		plate = Plate.normalize(plate);
	}

}
