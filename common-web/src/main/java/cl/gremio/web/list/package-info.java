/** Answers with lists of any length, in JSON or CSV, page by page. */
@NullMarked
package cl.gremio.web.list;

import org.jspecify.annotations.NullMarked;
