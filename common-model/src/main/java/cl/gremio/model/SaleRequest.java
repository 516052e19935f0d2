package cl.gremio.model;

import java.time.OffsetDateTime;

import cl.gremio.model.wire.Hora;
import cl.gremio.model.wire.Place;
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
 * A sale at a cart, as posted to {@code /sales} and recorded on {@code sales} and
 * {@code stock}.
 *
 * @param client who bought
 * @param sopaipillas how many were bought, 1 to 100000
 * @param hora when, in one of the forms that {@link Hora} reads; recorded as ISO-8601
 * with offset
 * @param stock how many the cart has left, 0 or more
 * @param ubicacion where the cart stood
 * @param plate the cart's plate
 */
public record SaleRequest(@JsonProperty("client") @Required @ShortText String client,
		@JsonProperty("count_sopaipillas") @Required @Range(min = 1, max = 100_000,
				message = EXPECTED) Integer sopaipillas,
		@JsonProperty("hora") @Time @Nullable String hora,
		@JsonProperty("stock") @Required @Range(max = Integer.MAX_VALUE, message = EXPECTED) Integer stock,
		@JsonProperty("ubicacion") @Place @Required @ShortText String ubicacion,
		@JsonProperty("patente_carro") @Required @ShortText String plate) implements WireRecord {

	public SaleRequest {
		plate = Plate.normalize(plate);
	}

	/** The sale with its time as it is recorded. */
	public SaleRequest at(OffsetDateTime time) {
		return new SaleRequest(this.client, this.sopaipillas, time.toString(), this.stock, this.ubicacion, this.plate);
	}

}
