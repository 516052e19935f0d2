package cl.gremio.model;

import java.time.OffsetDateTime;

import cl.gremio.model.wire.Place;
import cl.gremio.model.wire.Plate;
import cl.gremio.model.wire.Required;
import cl.gremio.model.wire.ShortText;
import cl.gremio.model.wire.Time;
import cl.gremio.model.wire.WireRecord;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.ToStringSerializer;

import static cl.gremio.model.wire.WholeNumberReader.EXPECTED;

/**
 * A cart counted or restocked, as posted to {@code /stock} and recorded on {@code stock}.
 *
 * @param stock how many sopaipillas the cart has, 0 or more
 * @param ubicacion where the cart stood, or {@code null}
 * @param hora when the cart was counted or restocked, in guild time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StockRequest(@JsonProperty("patente_carro") @Required @ShortText String plate,
		@JsonProperty("stock") @Required @Range(max = Integer.MAX_VALUE, message = EXPECTED) Integer stock,
		@JsonProperty("ubicacion") @Place @Nullable @ShortText String ubicacion,
		@JsonProperty("hora") @Time @JsonSerialize(using = ToStringSerializer.class) OffsetDateTime hora)
		implements
			WireRecord {

	public StockRequest {
		plate = Plate.normalize(plate);
	}

}
