package cl.gremio.location.consumer;

import org.jspecify.annotations.Nullable;

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

	/** A cart of which nothing is known. */
	static final FugitiveState UNKNOWN = new FugitiveState(null, null, null);

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

}
