package cl.gremio.web.security;

import java.util.EnumSet;
import java.util.Set;

import cl.gremio.model.security.AccessKey;
import cl.gremio.model.security.Role;
import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request.
 *
 * @param name the name of the caller's key; {@code null} if callers are not known
 * @param roles what the caller may do
 * @param plates the carts that a vendor may report; empty means every cart
 */
public record Caller(@Nullable String name, Set<Role> roles, Set<String> plates) {

	/** Every caller in mode {@code open}, who may do everything. */
	public static final Caller ANYBODY = new Caller(null, EnumSet.allOf(Role.class), Set.of());

	/** A caller without a key in mode {@code keys}, who may read what needs none. */
	public static final Caller NOBODY = new Caller(null, Set.of(), Set.of());

	public Caller {
		roles = Set.copyOf(roles);
		plates = Set.copyOf(plates);
	}

	static Caller of(AccessKey key) {
		return new Caller(key.name(), key.roles(), key.roles().contains(Role.ADMIN) ? Set.of() : key.plates());
	}

	/** The caller of a request. The answer is the same in every thread and dispatch. */
	public static Caller of(ServletRequest request) {
		CallerAuthentication authentication = CallerAuthentication.of(request);
		return (authentication != null) ? authentication.getPrincipal() : NOBODY;
	}

	/** Whether the caller has a role. Whoever is {@code admin} has every role. */
	public boolean has(Role role) {
		return this.roles.contains(role) || this.roles.contains(Role.ADMIN);
	}

	/** Whether the caller sees the members' data in full. */
	public boolean seesMembers() {
		return has(Role.SECRETARIA);
	}

	/** Whether the key of a vendor is for a cart. */
	boolean isFor(String plate) {
		return this.plates.isEmpty() || this.plates.contains(plate);
	}

}
