/** Reads an event from a POST and answers with the recorded event. */
@NullMarked
package cl.gremio.web.event;

import org.jspecify.annotations.NullMarked;
