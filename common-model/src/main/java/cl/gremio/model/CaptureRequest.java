package cl.gremio.model;

import cl.gremio.model.wire.Plate;
import cl.gremio.model.wire.Required;
import cl.gremio.model.wire.ShortText;
import cl.gremio.model.wire.WireRecord;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A fugitive cart was captured, as posted to {@code /captura}. */
public record CaptureRequest(@JsonProperty("patente") @Required @ShortText String plate) implements WireRecord {

	public CaptureRequest {
		plate = Plate.normalize(plate);
	}

}
