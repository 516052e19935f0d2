package cl.gremio.model.security;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A role of a key (contract: Security). The roles of one key add up. */
public enum Role {

	/** Sells at a cart: posts sales, stock and clean locations. */
	VENDEDOR,

	/** Denounces and captures fugitives. */
	AGENTE,

	/** Keeps the members, and sees their data in full. */
	SECRETARIA,

	/** Reads every result; members are masked. */
	LECTOR,

	/** Watches the services. */
	OPERADOR,

	/** May do everything. */
	ADMIN;

	/** The name as the contract spells it. */
	@JsonValue
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The role of a wire name.
	 * @throws IllegalArgumentException if there is none
	 */
	@JsonCreator
	public static Role of(String wireName) {
		return valueOf(wireName.toUpperCase(Locale.ROOT));
	}

}
