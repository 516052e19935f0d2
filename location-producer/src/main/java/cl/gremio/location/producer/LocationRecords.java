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

/** What reports and captures write: a sighting in its lane. */
class LocationRecords {

	private static final int FUGITIVE = 1;

	private final double denunciaProbability;

	/**
	 * Records to be.
	 * @param denunciaProbability of a denunciation, 0 to 1, where a report doesn't say
	 */
	LocationRecords(double denunciaProbability) {
		this.denunciaProbability = denunciaProbability;
	}

	/** The report as it is recorded: whether it denounces the cart is decided. */
	Event<LocationRequest> decided(Event<LocationRequest> event) {
		LocationRequest report = event.data();
		int denuncia = DenunciaDraw.orDrawn(report.denuncia(), event.id(), this.denunciaProbability);
		return event.with(new LocationRequest(report.plate(), report.ubicacion(), denuncia));
	}

	/** The record of a report that is decided. */
	OutgoingRecord reported(Event<LocationRequest> event) {
		LocationRequest report = event.data();
		return record(event, report.denuncia(), "cl.gremio.cart.reported",
				LocationPayload.seen(report.plate(), report.ubicacion(), report.denuncia(), event.time()));
	}

	/** The record of a capture. */
	OutgoingRecord captured(Event<CaptureRequest> event) {
		return record(event, FUGITIVE, "cl.gremio.cart.captured",
				LocationPayload.captured(event.data().plate(), event.time()));
	}

	private static OutgoingRecord record(Event<?> event, int lane, String type, LocationPayload sighting) {
		return new OutgoingRecord(Topics.UBICATION, lane, sighting.plate(), WireWriter.toJson(sighting),
				CloudEvents.headers(event, "/location-producer", type), event.time());
	}

}
