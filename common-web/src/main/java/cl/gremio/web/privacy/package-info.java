/** Members' data for readers who may not see it. */
@NullMarked
package cl.gremio.web.privacy;

import org.jspecify.annotations.NullMarked;
