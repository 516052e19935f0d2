/**
 * What all Kafka clients of a service share: consumers, an admin client, topics, an
 * instance id, and a health indicator.
 */
@NullMarked
package cl.gremio.kafka;

import org.jspecify.annotations.NullMarked;
