package cl.gremio.location.producer;

import cl.gremio.model.Capture;
import cl.gremio.model.CartReport;
import cl.gremio.model.CloudEvents;
import cl.gremio.model.Denuncia;
import cl.gremio.model.Event;
import cl.gremio.model.EventWriter;
import cl.gremio.model.Sighting;
import cl.gremio.model.Topics;
import cl.gremio.service.publish.Outgoing;

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
	Event<CartReport> decided(Event<CartReport> event) {
		CartReport report = event.data();
		int denuncia = Denuncia.orDrawn(report.denuncia(), event.id(), this.denunciaProbability);
		return event.with(new CartReport(report.plate(), report.ubicacion(), denuncia));
	}

	/** The record of a report that is decided. */
	Outgoing reported(Event<CartReport> event) {
		CartReport report = event.data();
		return record(event, report.denuncia(), "cl.gremio.cart.reported",
				Sighting.seen(report.plate(), report.ubicacion(), report.denuncia(), event.time()));
	}

	/** The record of a capture. */
	Outgoing captured(Event<Capture> event) {
		return record(event, FUGITIVE, "cl.gremio.cart.captured",
				Sighting.captured(event.data().plate(), event.time()));
	}

	private static Outgoing record(Event<?> event, int lane, String type, Sighting sighting) {
		return new Outgoing(Topics.UBICATION, lane, sighting.plate(), EventWriter.toJson(sighting),
				CloudEvents.headers(event, "/location-producer", type), event.time());
	}

}
