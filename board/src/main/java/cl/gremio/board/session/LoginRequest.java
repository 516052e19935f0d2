package cl.gremio.board.session;

import cl.gremio.model.wire.Required;
import cl.gremio.model.wire.ShortText;
import cl.gremio.model.wire.WireRecord;
import com.fasterxml.jackson.annotation.JsonProperty;

/** A key, as posted to {@code /login}. Its text is not shown, so it can't be logged. */
public record LoginRequest(@JsonProperty("key") @Required @ShortText String key) implements WireRecord {

	@Override
	public String toString() {
		return "LoginRequest";
	}

}
