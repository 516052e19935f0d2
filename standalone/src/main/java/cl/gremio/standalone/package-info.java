/**
 * The whole platform in one JVM: a real single-node Kafka broker with its data on disk,
 * and all services.
 */
@NullMarked
package cl.gremio.standalone;

import org.jspecify.annotations.NullMarked;
