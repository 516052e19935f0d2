package cl.gremio.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A fugitive cart was caught, as posted to {@code /captura}.
 *
 * @param plate the cart's plate
 */
public record Capture(@JsonProperty("patente") @Required @ShortText String plate) implements WireRecord {

	public Capture {
		plate = Plate.normalize(plate);
	}

}
