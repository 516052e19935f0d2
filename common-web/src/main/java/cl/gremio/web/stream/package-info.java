/** Streams of server-sent events that hold no thread, whatever their readers do. */
@NullMarked
package cl.gremio.web.stream;

import org.jspecify.annotations.NullMarked;
