package cl.gremio.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A fugitive cart was caught, as posted to {@code /captura}.
 *
 * @param plate the cart's plate
 */
public record Capture(@JsonProperty("patente") @NotBlank @Size(max = 200) String plate) implements WireRecord {

	public Capture {
		plate = Plate.normalize(plate);
	}

}
