/** Keeps a way free for health checks while all threads are taken. */
@NullMarked
package cl.gremio.web.health;

import org.jspecify.annotations.NullMarked;
