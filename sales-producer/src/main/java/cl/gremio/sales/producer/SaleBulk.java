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
 * Many sales as they are recorded. What each writes is worked out once, when it is added;
 * its records are made of that when they are sent.
 */
class SaleBulk implements Bulk {

	private static final byte[] NONE = {};

	private final Event<Spool> event;

	private final SaleRecords records;

	private int count;

	/**
	 * An empty bulk.
	 * @param event with the id of the whole
	 */
	SaleBulk(Event<Spool> event, SaleRecords records) {
		this.event = event;
		this.records = records;
	}

	/** Adds a sale. */
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
	 * The event of one sale. The first has the id of the whole, so that a bulk of one is
	 * that sale; the others have their number with it, so that a retry repeats them.
	 */
	private Event<Integer> event(int number) {
		String id = (number == 1) ? id() : id() + "-" + number;
		return new Event<>(id, time(), this.event.idempotencyKey(), number);
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
