package cl.gremio.model;

import cl.gremio.model.wire.Place;
import cl.gremio.model.wire.Plate;
import cl.gremio.model.wire.Required;
import cl.gremio.model.wire.ShortText;
import cl.gremio.model.wire.Time;
import cl.gremio.model.wire.WireRecord;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

import static cl.gremio.model.wire.WholeNumberReader.EXPECTED;

/**
 * The fields of a value on {@code stock}, a sale or a stock report, that stock levels and
 * refills need.
 *
 * @param stock how many sopaipillas the cart has, 0 or more
 * @param ubicacion where the cart stood, or {@code null}
 * @param hora when, or {@code null} for the time recorded
 * @param sopaipillas how many were sold; {@code null} in a stock report
 */
public record StockPayload(@JsonProperty("patente_carro") @Required @ShortText String plate,
		@JsonProperty("stock") @Required @Range(max = Integer.MAX_VALUE, message = EXPECTED) Integer stock,
		@JsonProperty("ubicacion") @Place @Nullable @ShortText String ubicacion,
		@JsonProperty("hora") @Time @Nullable String hora, @JsonProperty("count_sopaipillas") @Range(min = 1,
				max = 100_000, message = EXPECTED) @Nullable Integer sopaipillas)
		implements
			WireRecord {

	public StockPayload {
		plate = Plate.normalize(plate);
	}

	/** Whether this is a stock report: a cart was counted or restocked, not a sale. */
	@JsonIgnore
	public boolean isStockReport() {
		return this.sopaipillas == null;
	}

}
