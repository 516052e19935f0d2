package cl.gremio.members.consumer;

import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.databind.node.ObjectNode;

/**
 * A member for a reader who may not see members.
 *
 * @param dni the real one, which is never written
 * @param row what is written
 */
record MaskedMember(String dni, @JsonValue ObjectNode row) {
}
