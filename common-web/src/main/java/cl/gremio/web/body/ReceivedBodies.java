package cl.gremio.web.body;

import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The requests whose bodies are received before the requests are handled. Other requests
 * are answered without waiting for their bodies.
 */
@FunctionalInterface
public interface ReceivedBodies extends Predicate<HttpServletRequest> {

}
