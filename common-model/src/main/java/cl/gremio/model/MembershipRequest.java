package cl.gremio.model;

import cl.gremio.model.wire.Dni;
import cl.gremio.model.wire.Flag;
import cl.gremio.model.wire.Plate;
import cl.gremio.model.wire.Required;
import cl.gremio.model.wire.ShortText;
import cl.gremio.model.wire.WireRecord;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's application to the guild, as posted to {@code /new_member} and recorded on
 * {@code members}.
 *
 * @param name the vendor's name
 * @param lastname the vendor's last name
 * @param dni identifies the vendor
 * @param mail the vendor's mail address
 * @param plate the plate of the vendor's cart
 * @param premium the tier applied for: 1 premium, 0 regular
 */
public record MembershipRequest(@JsonProperty("name") @Required @ShortText String name,
		@JsonProperty("lastname") @Required @ShortText String lastname,
		@JsonProperty("dni") @Required @ShortText String dni,
		@JsonProperty("mail") @Required @ShortText @Pattern(regexp = "[^@\\s]+@[^@\\s]+",
				message = "must be a mail address, such as ana@gremio.cl") String mail,
		@JsonProperty("patente") @Required @ShortText String plate,
		@JsonProperty("premium") @Flag @Nullable Integer premium) implements WireRecord {

	public MembershipRequest {
		dni = Dni.normalize(dni);
		plate = Plate.normalize(plate);
		premium = (premium != null) ? premium : 0;
	}

	/** The lane of {@code members} that the application travels in. */
	public int lane() {
		return this.premium;
	}

}
