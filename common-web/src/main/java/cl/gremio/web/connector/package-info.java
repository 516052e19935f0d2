/**
 * Extends Tomcat's connector: requests under way are bounded by the memory that they
 * take, and health checks come first.
 */
@NullMarked
package cl.gremio.web.connector;

import org.jspecify.annotations.NullMarked;
