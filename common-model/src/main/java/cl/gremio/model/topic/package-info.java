/** The topics' names, and the partition to which a key belongs. */
@NullMarked
package cl.gremio.model.topic;

import org.jspecify.annotations.NullMarked;
