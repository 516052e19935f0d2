package cl.gremio.traffic;

import java.io.ByteArrayOutputStream;

import org.jspecify.annotations.Nullable;

/** The bytes of a body that have passed, up to a limit. */
final class BodyRecording {

	private static final int MOST = 64 * 1024;

	/** Guarded by this. */
	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	/** Written under the lock of this. */
	private volatile boolean incomplete;

	void add(byte[] source, int offset, int count) {
		if (this.incomplete) {
			return;
		}
		synchronized (this) {
			if (this.bytes.size() + count > MOST) {
				this.incomplete = true;
			}
			else {
				this.bytes.write(source, offset, count);
			}
		}
	}

	void add(int value) {
		add(new byte[] { (byte) value }, 0, 1);
	}

	/** Forgets what has passed, because it was not sent. */
	synchronized void reset() {
		this.bytes.reset();
		this.incomplete = false;
	}

	/** Gives up: the body passes elsewhere. */
	synchronized void abandon() {
		this.incomplete = true;
	}

	/** The whole body, or {@code null} if it is too long or was given up. */
	synchronized byte @Nullable [] bytes() {
		return this.incomplete ? null : this.bytes.toByteArray();
	}

}
