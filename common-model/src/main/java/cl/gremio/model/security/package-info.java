/** The keys of those who may call, their roles, and the file that keeps both. */
@NullMarked
package cl.gremio.model.security;

import org.jspecify.annotations.NullMarked;
