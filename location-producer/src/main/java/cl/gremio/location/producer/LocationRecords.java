package cl.gremio.location.producer;

import cl.gremio.model.CaptureRequest;
import cl.gremio.model.LocationPayload;
import cl.gremio.model.LocationRequest;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.event.DenunciaDraw;
import cl.gremio.model.event.Event;
import cl.gremio.model.topic.Topics;
import cl.gremio.model.wire.WireWriter;
import cl.gremio.producer.publish.OutgoingRecord;

/**
 * The records of location and capture reports, in their lanes.
 *
 * @param denunciaProbability the probability, 0 to 1, that a report without
 * {@code denuncia} denounces the cart
 */
record LocationRecords(double denunciaProbability) {

	private static final int FUGITIVE = 1;

	/** Decides whether a report denounces the cart, if the report does not say. */
	Event<LocationRequest> decided(Event<LocationRequest> event) {
		LocationRequest report = event.data();
		int denuncia = DenunciaDraw.orDrawn(report.denuncia(), event.id(), this.denunciaProbability);
		return event.with(new LocationRequest(report.plate(), report.ubicacion(), denuncia));
	}

	OutgoingRecord reported(Event<LocationRequest> event) {
		LocationRequest report = event.data();
		return record(event, report.denuncia(), "cl.gremio.cart.reported",
				LocationPayload.seen(report.plate(), report.ubicacion(), report.denuncia(), event.time()));
	}

	OutgoingRecord captured(Event<CaptureRequest> event) {
		return record(event, FUGITIVE, "cl.gremio.cart.captured",
				LocationPayload.captured(event.data().plate(), event.time()));
	}

	private static OutgoingRecord record(Event<?> event, int lane, String type, LocationPayload sighting) {
		return new OutgoingRecord(Topics.UBICATION, lane, sighting.plate(), WireWriter.toJson(sighting),
				CloudEvents.headers(event, "/location-producer", type), event.time());
	}

}
