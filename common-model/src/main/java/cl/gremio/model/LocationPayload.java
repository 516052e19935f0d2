package cl.gremio.model;

import java.time.Instant;
import java.util.List;

import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.Flag;
import cl.gremio.model.wire.Hora;
import cl.gremio.model.wire.NumberTextSerializer;
import cl.gremio.model.wire.Place;
import cl.gremio.model.wire.Plate;
import cl.gremio.model.wire.Required;
import cl.gremio.model.wire.ShortText;
import cl.gremio.model.wire.Time;
import cl.gremio.model.wire.WireRecord;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A value on {@code ubication}: a cart was seen, denounced or captured.
 *
 * @param ubicacion the place; {@code null} in a capture
 * @param denuncia 1 if denounced, 0 if clean, {@code null} if a draw decides
 * @param captura 1 in a capture, otherwise {@code null} or 0
 * @param time the time, in epoch seconds or another form that {@link Hora} reads;
 * {@code null} means the time recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LocationPayload(@JsonProperty("patente") @Required @ShortText String plate,
		@JsonProperty("ubicacion") @Place @Nullable @ShortText String ubicacion,
		@JsonProperty("captura") @Flag @Nullable Integer captura,
		@JsonProperty("denuncia") @Flag @Nullable Integer denuncia,
		@JsonProperty("time") @Time @tools.jackson.databind.annotation.JsonSerialize(
				using = NumberTextSerializer.class) @Nullable String time)
		implements
			WireRecord {

	public LocationPayload {
		plate = Plate.normalize(plate);
	}

	/**
	 * Returns the report of a seen or denounced cart. The time is cut to whole seconds.
	 */
	public static LocationPayload seen(String plate, String ubicacion, int denuncia, Instant time) {
		return new LocationPayload(plate, ubicacion, null, denuncia, Long.toString(time.getEpochSecond()));
	}

	/** Returns the capture of a fugitive. The time is cut to whole seconds. */
	public static LocationPayload captured(String plate, Instant time) {
		return new LocationPayload(plate, null, 1, 0, Long.toString(time.getEpochSecond()));
	}

	/** Whether this is a capture. */
	@JsonIgnore
	public boolean isCapture() {
		return this.captura != null && this.captura == 1;
	}

	@Override
	public List<FieldError> crossFieldErrors() {
		return (!isCapture() && this.ubicacion == null) ? List.of(new FieldError("ubicacion", "must be given"))
				: List.of();
	}

}
