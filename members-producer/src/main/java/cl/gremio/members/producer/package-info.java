/** Takes applications to the guild and records each in the lane of its tier. */
@NullMarked
package cl.gremio.members.producer;

import org.jspecify.annotations.NullMarked;
