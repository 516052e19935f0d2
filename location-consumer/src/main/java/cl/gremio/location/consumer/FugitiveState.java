package cl.gremio.location.consumer;

import org.jspecify.annotations.Nullable;

/**
 * The case of a denounced cart. Denunciations and captures count in the order of their
 * times, not in the order of arrival. Equal times count in the order of the log. The
 * rules:
 * <ul>
 * <li>A denunciation after the last capture makes the cart a fugitive. The cart is
 * denounced since the first such denunciation.</li>
 * <li>A capture after the last denunciation closes the case. A capture before it leaves
 * the cart at large, but the denunciations before the capture no longer count.</li>
 * <li>The place is the place of the newest denunciation.</li>
 * </ul>
 * The state keeps only the first and the newest denunciation of an open case. If a
 * capture between the two arrives late, the cart counts as denounced since the newest,
 * which is the only denunciation known to be after the capture. This is the only case in
 * which the order of arrival matters, and it changes only {@code denounced}.
 *
 * @param seen where and when the newest denunciation saw the cart, or {@code null} if
 * there is none
 * @param denounced the time of the first denunciation since the last capture, in epoch
 * seconds, or {@code null} if the cart is no fugitive
 * @param captured the time of the last capture, in epoch seconds, or {@code null} if
 * there is none. The capture of an unknown or clean cart only cancels older denunciations
 */
record FugitiveState(@Nullable Sighting seen, @Nullable Long denounced, @Nullable Long captured) {

	/** The state of a cart that was never denounced or captured. */
	static final FugitiveState UNKNOWN = new FugitiveState(null, null, null);

	/** Whether the cart has been denounced and not captured since. */
	boolean isAtLarge() {
		return this.denounced != null;
	}

	/** Applies a report. A clean report changes nothing. */
	FugitiveState after(LocationEvent report) {
		if (report instanceof LocationEvent.Denounced denunciation) {
			return afterDenunciation(denunciation.sighting());
		}
		return (report instanceof LocationEvent.Captured capture) ? afterCapture(capture.time()) : this;
	}

	private FugitiveState afterDenunciation(Sighting sighting) {
		Sighting newest = sighting.newerOf(this.seen);
		if (this.captured != null && sighting.time() < this.captured) {
			return new FugitiveState(newest, this.denounced, this.captured);
		}
		long first = (this.denounced != null) ? Math.min(this.denounced, sighting.time()) : sighting.time();
		return new FugitiveState(newest, first, this.captured);
	}

	private FugitiveState afterCapture(long time) {
		long last = (this.captured != null) ? Math.max(this.captured, time) : time;
		if (this.seen == null || this.denounced == null || time < this.denounced) {
			return new FugitiveState(this.seen, this.denounced, last);
		}
		return new FugitiveState(this.seen, (time < this.seen.time()) ? this.seen.time() : null, last);
	}

}
