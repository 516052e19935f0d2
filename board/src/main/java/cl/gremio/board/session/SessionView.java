package cl.gremio.board.session;

import java.util.List;

import cl.gremio.model.security.Role;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in, as {@code GET /session} answers it.
 *
 * @param mode {@code open} or {@code keys}
 * @param name the name of the caller's key; {@code null} if nobody is logged in
 * @param roles the roles of the key
 * @param plates the carts that a vendor's key is for; none means every cart
 * @param may the routes that the caller may call, such as {@code GET /stock}
 * @param csrf what the session's POSTs carry in {@code X-CSRF-TOKEN}; {@code null}
 * without a session
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SessionView(String mode, @Nullable String name, List<Role> roles, List<String> plates, List<String> may,
		@Nullable String csrf) {
}
