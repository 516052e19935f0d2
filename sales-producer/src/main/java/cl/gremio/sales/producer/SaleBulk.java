package cl.gremio.sales.producer;

import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

import cl.gremio.model.SaleRequest;
import cl.gremio.model.event.Event;
import cl.gremio.producer.bulk.Spool;
import cl.gremio.producer.publish.Bulk;
import cl.gremio.producer.publish.OutgoingRecord;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Many sales that are published as one. Serializes a sale once, when the sale is added,
 * and makes the records of the serialized values, at each attempt to send them.
 */
class SaleBulk implements Bulk {

	private static final byte[] NONE = {};

	private final Event<Spool> event;

	private final SaleRecords records;

	private int count;

	/**
	 * Creates an empty bulk.
	 * @param event the event of the whole bulk
	 */
	SaleBulk(Event<Spool> event, SaleRecords records) {
		this.event = event;
		this.records = records;
	}

	void add(SaleRequest sale) {
		SaleRecords.Values values = this.records.values(sale, time());
		byte[] sighting = values.sighting();
		Spool spool = this.event.data();
		spool.add(values.plate().getBytes(UTF_8));
		spool.add(values.sale());
		spool.add((sighting != null) ? sighting : NONE);
		this.count++;
	}

	@Override
	public String id() {
		return this.event.id();
	}

	@Override
	public int count() {
		return this.count;
	}

	@Override
	public Instant time() {
		return this.event.time();
	}

	@Override
	public boolean mayBeRetried() {
		return this.event.mayBeRetried();
	}

	@Override
	public long size() {
		return this.event.data().size();
	}

	@Override
	public Iterator<OutgoingRecord> records() {
		return new Records();
	}

	/**
	 * The event of one sale. The first sale has the id of the bulk, so that a bulk of one
	 * equals that sale. The ids of the others end in their number, so that a retry
	 * repeats them.
	 */
	private Event<Integer> event(int number) {
		String id = (number == 1) ? id() : id() + "-" + number;
		return new Event<>(id, time(), this.event.idempotencyKey(), this.event.author(), number);
	}

	private final class Records implements Iterator<OutgoingRecord> {

		private final Iterator<byte[]> values = SaleBulk.this.event.data().iterator();

		private Iterator<OutgoingRecord> sale = Collections.emptyIterator();

		private int number;

		@Override
		public boolean hasNext() {
			return this.sale.hasNext() || this.values.hasNext();
		}

		@Override
		public OutgoingRecord next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			if (!this.sale.hasNext()) {
				this.number++;
				String plate = new String(this.values.next(), UTF_8);
				byte[] value = this.values.next();
				byte[] sighting = this.values.next();
				this.sale = SaleBulk.this.records
					.of(event(this.number),
							new SaleRecords.Values(plate, value, (sighting.length > 0) ? sighting : null))
					.iterator();
			}
			return this.sale.next();
		}

	}

}
