package cl.gremio.model;

import cl.gremio.model.wire.Plate;
import cl.gremio.model.wire.Required;
import cl.gremio.model.wire.ShortText;
import cl.gremio.model.wire.Time;
import cl.gremio.model.wire.WireRecord;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

import static cl.gremio.model.wire.WholeNumberReader.EXPECTED;

/**
 * The fields of a value on {@code sales} that the daily sales need.
 *
 * @param sopaipillas how many were bought, 1 to 100000
 * @param hora when, or {@code null} for the time recorded
 */
public record SalePayload(@JsonProperty("patente_carro") @Required @ShortText String plate,
		@JsonProperty("client") @Required @ShortText String client,
		@JsonProperty("count_sopaipillas") @Required @Range(min = 1, max = 100_000,
				message = EXPECTED) Integer sopaipillas,
		@JsonProperty("hora") @Time @Nullable String hora) implements WireRecord {

	public SalePayload {
		plate = Plate.normalize(plate);
	}

}
