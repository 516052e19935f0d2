package cl.gremio.sales.producer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import cl.gremio.model.LocationPayload;
import cl.gremio.model.SaleRequest;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.event.Event;
import cl.gremio.model.topic.Topics;
import cl.gremio.model.wire.WireWriter;
import cl.gremio.producer.publish.OutgoingRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The records of a sale: on {@code sales}, {@code stock} and {@code ubication}. */
record SaleRecords(boolean reportLocation) {

	private static final int CLEAN = 0;

	List<OutgoingRecord> of(Event<SaleRequest> event) {
		return of(event, values(event.data(), event.time()));
	}

	/**
	 * The values of a sale.
	 * @param recorded the time recorded
	 */
	Values values(SaleRequest sale, Instant recorded) {
		byte[] sighting = null;
		if (this.reportLocation) {
			// The sale may have been reported late. A future hora says nothing about the
			// place.
			Instant sold = sale.hora().toInstant();
			Instant seen = sold.isBefore(recorded) ? sold : recorded;
			sighting = WireWriter.toJson(LocationPayload.seen(sale.plate(), sale.ubicacion(), CLEAN, seen));
		}
		return new Values(sale.plate(), WireWriter.toJson(sale), sighting);
	}

	List<OutgoingRecord> of(Event<?> event, Values values) {
		List<Header> headers = CloudEvents.headers(event, "/sales-producer", "cl.gremio.sale.recorded");
		List<OutgoingRecord> records = new ArrayList<>(3);
		records.add(new OutgoingRecord(Topics.SALES, values.plate, values.sale, headers, event.time()));
		records.add(new OutgoingRecord(Topics.STOCK, values.plate, values.sale, headers, event.time()));
		if (values.sighting != null) {
			records
				.add(new OutgoingRecord(Topics.UBICATION, CLEAN, values.plate, values.sighting, headers, event.time()));
		}
		return records;
	}

	/**
	 * The serialized values of a sale.
	 *
	 * @param sale the value on {@code sales} and {@code stock}
	 * @param sighting the value on {@code ubication}, or {@code null} for no record there
	 */
	record Values(String plate, byte[] sale, byte @Nullable [] sighting) {
	}

}
