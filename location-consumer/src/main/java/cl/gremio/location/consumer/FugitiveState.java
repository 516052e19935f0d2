package cl.gremio.location.consumer;

import java.nio.ByteBuffer;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What denunciations and captures say of a cart. They count in the order of their times,
 * equal ones in the order of the log, whatever order they come in:
 * <ul>
 * <li>a denunciation after the last capture makes the cart a fugitive, denounced since
 * the first such denunciation;</li>
 * <li>a capture after the last denunciation ends that; one before it leaves the cart at
 * large, and what was denounced before the capture no longer counts;</li>
 * <li>the place is that of the newest denunciation.</li>
 * </ul>
 * Of an open case the first and the newest denunciation are kept, not those between: when
 * a capture between the two arrives late, the cart counts as denounced since the newest,
 * the only one known to be after the capture. That is the one case in which the order of
 * arrival makes a difference, and only to {@code denounced}.
 *
 * @param seen where the newest denunciation saw it; {@code null} if there is none
 * @param denounced the time of the first denunciation since the last capture, in epoch
 * seconds; {@code null} if there is none, and the cart is no fugitive
 * @param captured the time of the last capture, in epoch seconds, or {@code null}: also
 * that of an unknown or clean cart, which has no effect but on older denunciations
 */
record FugitiveState(@Nullable Sighting seen, @Nullable Long denounced, @Nullable Long captured) {

	static final Serde<FugitiveState> SERDE = Serdes.serdeFrom(
			(topic, state) -> (state != null) ? state.toBytes() : null,
			(topic, bytes) -> (bytes != null) ? fromBytes(bytes) : null);

	/** A cart of which nothing is known. */
	static final FugitiveState UNKNOWN = new FugitiveState(null, null, null);

	private static final int SEEN = 1;

	private static final int DENOUNCED = 2;

	private static final int CAPTURED = 4;

	/** Whether it has been denounced and not captured since. */
	boolean isAtLarge() {
		return this.denounced != null;
	}

	/** The case after a report; a clean one has nothing to do with it. */
	FugitiveState after(LocationEvent report) {
		if (report instanceof LocationEvent.Denounced denunciation) {
			return denounced(denunciation.place());
		}
		return (report instanceof LocationEvent.Captured capture) ? captured(capture.time()) : this;
	}

	private FugitiveState denounced(Sighting place) {
		Sighting newest = place.unlessOlderThan(this.seen);
		if (this.captured != null && place.time() < this.captured) {
			return new FugitiveState(newest, this.denounced, this.captured);
		}
		long first = (this.denounced != null) ? Math.min(this.denounced, place.time()) : place.time();
		return new FugitiveState(newest, first, this.captured);
	}

	private FugitiveState captured(long time) {
		long last = (this.captured != null) ? Math.max(this.captured, time) : time;
		if (this.seen == null || this.denounced == null || time < this.denounced) {
			return new FugitiveState(this.seen, this.denounced, last);
		}
		return new FugitiveState(this.seen, (time < this.seen.time()) ? this.seen.time() : null, last);
	}

	private byte[] toBytes() {
		byte[] ubicacion = (this.seen != null) ? this.seen.ubicacion().getBytes(UTF_8) : new byte[0];
		int known = ((this.seen != null) ? SEEN : 0) | ((this.denounced != null) ? DENOUNCED : 0)
				| ((this.captured != null) ? CAPTURED : 0);
		return ByteBuffer.allocate(1 + 3 * Long.BYTES + ubicacion.length)
			.put((byte) known)
			.putLong((this.seen != null) ? this.seen.time() : 0)
			.putLong((this.denounced != null) ? this.denounced : 0)
			.putLong((this.captured != null) ? this.captured : 0)
			.put(ubicacion)
			.array();
	}

	private static FugitiveState fromBytes(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		int known = buffer.get();
		long seen = buffer.getLong();
		long denounced = buffer.getLong();
		long captured = buffer.getLong();
		return new FugitiveState(((known & SEEN) != 0) ? new Sighting(UTF_8.decode(buffer).toString(), seen) : null,
				((known & DENOUNCED) != 0) ? denounced : null, ((known & CAPTURED) != 0) ? captured : null);
	}

}
