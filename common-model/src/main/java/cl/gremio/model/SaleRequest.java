package cl.gremio.model;

import java.time.OffsetDateTime;

import cl.gremio.model.wire.Place;
import cl.gremio.model.wire.Plate;
import cl.gremio.model.wire.Required;
import cl.gremio.model.wire.ShortText;
import cl.gremio.model.wire.Time;
import cl.gremio.model.wire.WireRecord;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.hibernate.validator.constraints.Range;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.ToStringSerializer;

import static cl.gremio.model.wire.WholeNumberReader.EXPECTED;

/**
 * A sale at a cart, as posted to {@code /sales} and recorded on {@code sales} and
 * {@code stock}.
 *
 * @param sopaipillas how many were bought, 1 to 100000
 * @param hora when the client bought, in guild time
 * @param stock how many the cart has left, 0 or more
 * @param ubicacion where the cart stood
 */
public record SaleRequest(@JsonProperty("client") @Required @ShortText String client,
		@JsonProperty("count_sopaipillas") @Required @Range(min = 1, max = 100_000,
				message = EXPECTED) Integer sopaipillas,
		@JsonProperty("hora") @Time @JsonSerialize(using = ToStringSerializer.class) OffsetDateTime hora,
		@JsonProperty("stock") @Required @Range(max = Integer.MAX_VALUE, message = EXPECTED) Integer stock,
		@JsonProperty("ubicacion") @Place @Required @ShortText String ubicacion,
		@JsonProperty("patente_carro") @Required @ShortText String plate) implements WireRecord {

	public SaleRequest {
		plate = Plate.normalize(plate);
	}

}
