package cl.gremio.web.security;

import java.util.List;

/**
 * Routes of a service that need no key, whatever their method. A service with such routes
 * declares a bean of this type.
 *
 * @param patterns the patterns of their paths, as they are routed
 */
public record PublicRoutes(List<String> patterns) {
}
