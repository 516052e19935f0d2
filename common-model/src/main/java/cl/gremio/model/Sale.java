package cl.gremio.model;

import java.time.OffsetDateTime;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

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
public record Sale(@JsonProperty("client") @NotBlank @Size(max = 200) String client,
		@JsonProperty("count_sopaipillas") @NotNull @Min(1) @Max(100_000) Integer sopaipillas,
		@JsonProperty("hora") @Nullable String hora, @JsonProperty("stock") @NotNull @Min(0) Integer stock,
		@JsonProperty("ubicacion") @JsonDeserialize(using = UbicacionDeserializer.class) @NotBlank @Size(
				max = 200) String ubicacion,
		@JsonProperty("patente_carro") @NotBlank @Size(max = 200) String plate) implements WireRecord {

	public Sale {
		plate = Plate.normalize(plate);
	}

	/** The sale with its time as it is recorded. */
	public Sale at(OffsetDateTime time) {
		return new Sale(this.client, this.sopaipillas, time.toString(), this.stock, this.ubicacion, this.plate);
	}

}
