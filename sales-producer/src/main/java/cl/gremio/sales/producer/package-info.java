/** Takes sales and records each on all its topics in one transaction. */
@NullMarked
package cl.gremio.sales.producer;

import org.jspecify.annotations.NullMarked;
