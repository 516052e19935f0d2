/** Decides on applications to the guild, and answers with its members. */
@NullMarked
package cl.gremio.members.consumer;

import org.jspecify.annotations.NullMarked;
