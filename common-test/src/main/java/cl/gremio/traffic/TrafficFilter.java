package cl.gremio.traffic;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.util.WebUtils;

/** Records each request and its answer, and holds them against {@code openapi.yaml}. */
final class TrafficFilter implements Filter {

	@Override
	public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest request = (HttpServletRequest) servletRequest;
		if (WebUtils.getNativeRequest(request, RecordedRequest.class) != null) {
			// A later dispatch of a recorded request
			chain.doFilter(request, servletResponse);
			return;
		}
		RecordedResponse response = new RecordedResponse((HttpServletResponse) servletResponse);
		ExchangeEnd end = new ExchangeEnd(request.getMethod(), path(request), response);
		RecordedRequest recorded = new RecordedRequest(request, response, end);
		end.setRequest(recorded);
		chain.doFilter(recorded, response);
		if (!recorded.isAsyncStarted()) {
			end.check();
		}
	}

	private static String path(HttpServletRequest request) {
		Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return (request.getDispatcherType() == DispatcherType.ERROR && path != null) ? path.toString()
				: request.getRequestURI();
	}

}
