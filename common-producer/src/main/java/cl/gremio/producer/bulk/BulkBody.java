package cl.gremio.producer.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;

import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.WireReader;
import cl.gremio.model.wire.WireRecord;
import cl.gremio.web.problem.InvalidBulkException;

/**
 * A body that holds many events, in UTF-8: a JSON array, or NDJSON, which has one on each
 * line. It can be read once.
 *
 * @param input the body, which has been received
 * @param isArray whether it is an array
 * @param longest how many bytes an event may have
 */
public record BulkBody(InputStream input, boolean isArray, int longest) {

	/**
	 * Reads all of it.
	 * @param now when the events are recorded
	 * @param sink takes the events in order, until one is wrong
	 * @throws InvalidBulkException if any of them is wrong, or there are none
	 */
	public <T extends WireRecord> void read(Class<T> type, Instant now, ZoneId zone, Sink<T> sink)
			throws IOException, InvalidBulkException {
		Window window = new Window(this.input, this.longest);
		window.skipByteOrderMark();
		Elements elements = this.isArray ? new ArrayElements(window) : new Lines(window);
		BulkErrors errors = new BulkErrors();
		int count = 0;
		while (errors.mayGoOn() && elements.next()) {
			count++;
			try {
				T event = read(elements, type, now, zone);
				if (errors.isEmpty()) {
					sink.accept(event);
				}
			}
			catch (InvalidEventException ex) {
				errors.add(elements, ex);
			}
		}
		errors.throwIfAny(count);
	}

	private <T extends WireRecord> T read(Elements element, Class<T> type, Instant now, ZoneId zone)
			throws InvalidEventException {
		String fault = element.fault(this.longest);
		if (fault != null) {
			throw new InvalidEventException(fault);
		}
		return WireReader.readJson(element.bytes(), element.offset(), element.length(), type, now, zone);
	}

	/** Takes one event after the other. */
	@FunctionalInterface
	public interface Sink<T> {

		/**
		 * Takes an event.
		 * @throws InvalidEventException if it is wrong after all
		 */
		void accept(T event) throws InvalidEventException;

	}

}
