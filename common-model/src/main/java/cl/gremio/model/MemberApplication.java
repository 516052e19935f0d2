package cl.gremio.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

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
public record MemberApplication(@JsonProperty("name") @NotBlank @Size(max = 200) String name,
		@JsonProperty("lastname") @NotBlank @Size(max = 200) String lastname,
		@JsonProperty("dni") @NotBlank @Size(max = 200) String dni,
		@JsonProperty("mail") @NotBlank @Size(max = 200) String mail,
		@JsonProperty("patente") @NotBlank @Size(max = 200) String plate,
		@JsonProperty("premium") @JsonDeserialize(using = FlagDeserializer.class) @Nullable Integer premium)
		implements
			WireRecord {

	public MemberApplication {
		plate = Plate.normalize(plate);
		premium = (premium != null) ? premium : 0;
	}

	/** The lane of {@code members} that the application travels in. */
	public int lane() {
		return this.premium;
	}

}
