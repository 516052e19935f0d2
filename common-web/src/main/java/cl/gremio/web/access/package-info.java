/** Refuses requests that another site's page makes a browser send. */
@NullMarked
package cl.gremio.web.access;

import org.jspecify.annotations.NullMarked;
