package cl.gremio.board.door;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a request with a wildcard in its Content-Type reach its service, which refuses it.
 * Spring's functional routes add the request's encoding to the type, and fail where the
 * type has a wildcard; without an encoding they leave the type as it is.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
class WildcardTypeFilter extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String type = request.getContentType();
		chain.doFilter((type != null && type.contains("*")) ? new WithoutEncoding(request) : request, response);
	}

	private static final class WithoutEncoding extends HttpServletRequestWrapper {

		WithoutEncoding(HttpServletRequest request) {
			super(request);
		}

		@Override
		public @Nullable String getCharacterEncoding() {
			return null;
		}

	}

}
