package cl.gremio.model;

import cl.gremio.model.wire.Flag;
import cl.gremio.model.wire.Place;
import cl.gremio.model.wire.Plate;
import cl.gremio.model.wire.Required;
import cl.gremio.model.wire.ShortText;
import cl.gremio.model.wire.WireRecord;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where a cart is, as posted to {@code /ubicacion}.
 *
 * @param denuncia 1 denounced as a fugitive, 0 clean, {@code null} to be drawn
 */
public record LocationRequest(@JsonProperty("patente") @Required @ShortText String plate,
		@JsonProperty("ubicacion") @Place @Required @ShortText String ubicacion,
		@JsonProperty("denuncia") @Flag @Nullable Integer denuncia) implements WireRecord {

	public LocationRequest {
		plate = Plate.normalize(plate);
	}

}
