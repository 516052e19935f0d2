/**
 * Keeps a way free for health checks while all threads are taken, and refuses paths that
 * name no part of the health.
 */
@NullMarked
package cl.gremio.web.health;

import org.jspecify.annotations.NullMarked;
