package cl.gremio.sales.producer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import cl.gremio.model.CloudEvents;
import cl.gremio.model.Event;
import cl.gremio.model.EventWriter;
import cl.gremio.model.Sale;
import cl.gremio.model.Sighting;
import cl.gremio.model.Topics;
import cl.gremio.service.publish.Outgoing;
import org.apache.kafka.common.header.Header;

/** What one sale writes: the sale itself, the cart's stock, and where the cart was. */
class SaleRecords {

	private static final int CLEAN = 0;

	private final boolean reportLocation;

	SaleRecords(boolean reportLocation) {
		this.reportLocation = reportLocation;
	}

	/** The records of a sale whose {@code hora} is as it is recorded. */
	List<Outgoing> of(Event<Sale> event) {
		Sale sale = event.data();
		List<Header> headers = CloudEvents.headers(event, "/sales-producer", "cl.gremio.sale.recorded");
		byte[] value = EventWriter.toJson(sale);
		List<Outgoing> records = new ArrayList<>(3);
		records.add(new Outgoing(Topics.SALES, sale.plate(), value, headers, event.time()));
		records.add(new Outgoing(Topics.STOCK, sale.plate(), value, headers, event.time()));
		if (this.reportLocation) {
			Sighting sighting = Sighting.seen(sale.plate(), sale.ubicacion(), CLEAN, seen(event));
			records.add(new Outgoing(Topics.UBICATION, CLEAN, sale.plate(), EventWriter.toJson(sighting), headers,
					event.time()));
		}
		return records;
	}

	/** A sale reported late says where the cart was then, and never where it will be. */
	private static Instant seen(Event<Sale> event) {
		Instant sold = OffsetDateTime.parse(event.data().hora()).toInstant();
		return sold.isBefore(event.time()) ? sold : event.time();
	}

}
