package cl.gremio.board.page;

import java.time.ZoneId;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Tells the browser that the page takes nothing from other hosts, runs no script but its
 * own files, and stands in no frame. It also names the guild's zone, which the page's
 * clock needs.
 */
class PageHeadersInterceptor implements HandlerInterceptor {

	private static final String POLICY = String.join("; ", "default-src 'none'", "script-src 'self'",
			"style-src 'self'", "img-src 'self'", "connect-src 'self'", "worker-src 'self'", "base-uri 'none'",
			"form-action 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
			"trusted-types default");

	private final ZoneId zone;

	PageHeadersInterceptor(ZoneId zone) {
		this.zone = zone;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		response.setHeader("Content-Security-Policy", POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
		response.setHeader("Permissions-Policy", "geolocation=(self), camera=(), microphone=()");
		response.setHeader("Gremio-Zone", this.zone.getId());
		return true;
	}

}
