/**
 * What a service needs of Kafka besides reading and writing: topics, a name of its own,
 * and word of whether Kafka answers.
 */
@NullMarked
package cl.gremio.kafka;

import org.jspecify.annotations.NullMarked;
