package cl.gremio.location.consumer;

import java.nio.ByteBuffer;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What clean reports say of a cart: the place of the newest, by time and then by the
 * order of the log, and whether the cart has been silent for too long since.
 *
 * @param place where it was last seen clean
 * @param lost whether it was found silent after that
 */
record Whereabouts(Place place, boolean lost) {

	static final Serde<Whereabouts> SERDE = Serdes.serdeFrom((topic, state) -> (state != null) ? state.toBytes() : null,
			(topic, bytes) -> (bytes != null) ? fromBytes(bytes) : null);

	/**
	 * The whereabouts after one clean report more. An older one changes nothing; one of
	 * the same second corrects the place, but the silence since that second has been
	 * judged.
	 * @param before what was known, {@code null} of an unknown cart
	 */
	static Whereabouts after(@Nullable Whereabouts before, Place reported) {
		if (before == null) {
			return new Whereabouts(reported, false);
		}
		boolean newer = reported.time() > before.place.time();
		return new Whereabouts(reported.unlessOlderThan(before.place), before.lost && !newer);
	}

	/** The whereabouts of a cart found silent. */
	Whereabouts asLost() {
		return new Whereabouts(this.place, true);
	}

	/** The fact that is published of a cart. */
	Cart of(String plate) {
		return new Cart(plate, this.place.ubicacion(), this.place.time(), this.lost ? Estado.PERDIDO : Estado.ACTIVO);
	}

	private byte[] toBytes() {
		byte[] ubicacion = this.place.ubicacion().getBytes(UTF_8);
		return ByteBuffer.allocate(1 + Long.BYTES + ubicacion.length)
			.put((byte) (this.lost ? 1 : 0))
			.putLong(this.place.time())
			.put(ubicacion)
			.array();
	}

	private static Whereabouts fromBytes(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		boolean lost = buffer.get() == 1;
		long time = buffer.getLong();
		return new Whereabouts(new Place(UTF_8.decode(buffer).toString(), time), lost);
	}

}
