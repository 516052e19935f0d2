package cl.gremio.producer.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;

import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.WireReader;
import cl.gremio.model.wire.WireRecord;
import cl.gremio.web.problem.InvalidBulkException;
import cl.gremio.web.security.BodyAuthorization;

import org.springframework.security.access.AccessDeniedException;

/**
 * A body of many events in UTF-8: a JSON array, or NDJSON with an event on each line. It
 * can be read once.
 *
 * @param input the body, which has been received
 * @param longest how many bytes an event may have
 * @param authorization what the sender may report
 */
public record BulkBody(InputStream input, boolean isArray, int longest, BodyAuthorization authorization) {

	/**
	 * Reads all events.
	 * @param now the time recorded
	 * @param sink takes the events in order, until one is invalid
	 * @throws InvalidBulkException if an event is invalid, or there is none
	 * @throws AccessDeniedException if all events are valid, and the sender may not
	 * report one of them
	 */
	public <T extends WireRecord> void read(Class<T> type, Instant now, ZoneId zone, Sink<T> sink) throws IOException {
		Window window = new Window(this.input, this.longest);
		window.skipByteOrderMark();
		ElementReader elements = this.isArray ? new JsonArrayReader(window) : new NdjsonReader(window);
		BulkErrors errors = new BulkErrors();
		AccessDeniedException denied = null;
		int count = 0;
		while (errors.isCounting() && elements.next()) {
			count++;
			try {
				T event = this.authorization.authorize(read(elements, type, now, zone));
				if (errors.isEmpty() && denied == null) {
					sink.accept(event);
				}
			}
			catch (AccessDeniedException ex) {
				denied = (denied != null) ? denied
						: new AccessDeniedException("Line " + elements.number() + ": " + ex.getMessage());
			}
			catch (InvalidEventException ex) {
				errors.add(elements, ex);
			}
		}
		errors.throwIfAny(count);
		if (denied != null) {
			throw denied;
		}
	}

	private <T extends WireRecord> T read(ElementReader element, Class<T> type, Instant now, ZoneId zone)
			throws InvalidEventException {
		String fault = element.fault(this.longest);
		if (fault != null) {
			throw new InvalidEventException(fault);
		}
		return WireReader.readJson(element.bytes(), element.offset(), element.length(), type, now, zone);
	}

	/** Takes the events of a body. */
	@FunctionalInterface
	public interface Sink<T> {

		/**
		 * Takes an event.
		 * @throws InvalidEventException if the event breaks another rule
		 */
		void accept(T event) throws InvalidEventException;

	}

}
