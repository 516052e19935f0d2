package cl.gremio.web.security;

import java.util.List;
import java.util.stream.Collectors;

import cl.gremio.model.security.Role;
import cl.gremio.model.wire.Plate;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;

/**
 * Who may use a route.
 *
 * @param method the method, where {@code GET} includes {@code HEAD}; {@code null} for all
 * @param pattern the path's pattern, as it is routed
 * @param roles the roles of which a caller needs one; empty if every caller may
 * @param kind how far the rule goes
 */
record AccessRule(@Nullable String method, PathPattern pattern, List<Role> roles, Kind kind) {

	private static final String PLATE = "patente";

	boolean isFor(String requestMethod) {
		return this.method == null || this.method.equals(requestMethod)
				|| (this.method.equals("GET") && requestMethod.equals("HEAD"));
	}

	/** Whether a caller has a role that the rule asks for. */
	boolean isFor(Caller caller) {
		return this.roles.isEmpty() || this.roles.stream().anyMatch(caller::has);
	}

	/** Whether the rule is about a route with this pattern. */
	boolean covers(String routed) {
		String own = this.pattern.getPatternString();
		if (own.equals(routed)) {
			return true;
		}
		String folder = own.endsWith("/**") ? own.substring(0, own.length() - "/**".length()) : "";
		return !folder.isEmpty() && (routed.equals(folder) || routed.startsWith(folder + "/"));
	}

	boolean isPublic() {
		return this.kind == Kind.PUBLIC;
	}

	/**
	 * Lets a caller pass.
	 * @param path the path of the request
	 * @throws AccessDeniedException if the caller may not use the route
	 */
	void check(Caller caller, PathContainer path) {
		if (this.roles.isEmpty()) {
			return;
		}
		List<Role> held = this.roles.stream().filter(caller::has).toList();
		if (held.isEmpty()) {
			throw new AccessDeniedException("This key may not do this, which needs the role "
					+ this.roles.stream().map(Role::wireName).collect(Collectors.joining(" or ")) + ".");
		}
		if (this.kind == Kind.OWN_CART_OF_A_VENDOR && held.equals(List.of(Role.VENDEDOR))
				&& !caller.isFor(plate(path))) {
			throw new AccessDeniedException("This key is for other carts.");
		}
	}

	private @Nullable String plate(PathContainer path) {
		PathMatchInfo match = this.pattern.matchAndExtract(path);
		return (match != null) ? Plate.normalize(match.getUriVariables().get(PLATE)) : null;
	}

	/** How far a rule goes. */
	enum Kind {

		/** Callers need no key. */
		PUBLIC,

		/** The roles decide. */
		ROLES,

		/** A caller who is only a vendor needs a key for the cart in the path. */
		OWN_CART_OF_A_VENDOR

	}

}
