package cl.gremio.web.connector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Bounds the requests under way, each of which keeps Tomcat's buffers until it is
 * answered, even while it holds no thread. The next request of a connection is not read
 * before it has a slot, and is refused when it has waited for too long.
 */
class BoundedEndpoint extends NioEndpoint {

	private static final Duration CHECK = Duration.ofMillis(250);

	/** Set before the endpoint starts. */
	private RequestSlots<SocketWrapperBase<NioChannel>> slots = new RequestSlots<>(Integer.MAX_VALUE);

	/** Set before the endpoint starts. */
	private Duration maxWait = Duration.ZERO;

	/** Set before the endpoint starts. */
	private byte[] refusal = {};

	/** Set when the endpoint starts, and read when it stops. */
	private @Nullable Future<?> checks;

	/**
	 * Sets the bound.
	 * @param max how many requests may be under way
	 * @param maxWait for how long a further one may wait
	 * @param refusal the answer to one that has waited for longer
	 */
	void setBound(int max, Duration maxWait, String refusal) {
		this.slots = new RequestSlots<>(max);
		this.maxWait = maxWait;
		this.refusal = refusal.getBytes(US_ASCII);
	}

	@Override
	public void startInternal() throws Exception {
		super.startInternal();
		this.checks = getUtilityExecutor().scheduleWithFixedDelay(
				() -> this.slots.dismiss(this.maxWait).forEach(this::refuse), CHECK.toMillis(), CHECK.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	@Override
	public void stopInternal() {
		if (this.checks != null) {
			this.checks.cancel(false);
		}
		super.stopInternal();
	}

	/** Answers a request that has no slot, without reading more than its beginning. */
	private void refuse(SocketWrapperBase<NioChannel> socket) {
		try {
			// The system resets a connection that is closed with bytes unread
			socket.read(false, ByteBuffer.allocate(socket.getSocketBufferHandler().getReadBuffer().capacity()));
			socket.write(false, this.refusal, 0, this.refusal.length);
			socket.flush(false);
		}
		catch (IOException | RuntimeException ex) {
			// The checks would not go on after an exception
			getLog().debug("A client that waited could not be told that it is refused", ex);
		}
		finally {
			socket.close();
		}
	}

	boolean isFull() {
		return this.slots.areTaken();
	}

	/** Whether an event of the connection is about the beginning of a request. */
	boolean isBeginning(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
		return event == SocketEvent.OPEN_READ && socket.getCurrentProcessor() == null && !this.slots.isHeldBy(socket);
	}

	@Override
	public boolean processSocket(SocketWrapperBase<NioChannel> socket, SocketEvent event, boolean dispatch) {
		if (isBeginning(socket, event) && !this.slots.take(socket)) {
			return true;
		}
		return super.processSocket(socket, event, dispatch);
	}

	/** The protocol sets its handler once, in its constructor. */
	@Override
	public void setHandler(Handler<NioChannel> handler) {
		super.setHandler(new CountingHandler(handler));
	}

	private void freeSlot(SocketWrapperBase<NioChannel> socket) {
		SocketWrapperBase<NioChannel> next = this.slots.free(socket);
		while (next != null) {
			SocketWrapperBase<NioChannel> started = next;
			next = start(started) ? null : this.slots.free(started);
		}
	}

	/**
	 * Starts the request of a connection that has waited for its slot.
	 * @return whether it was started: the connection may be closed, or the endpoint stop
	 */
	private boolean start(SocketWrapperBase<NioChannel> socket) {
		return !socket.isClosed() && super.processSocket(socket, SocketEvent.OPEN_READ, true);
	}

	/** Frees the slot of a connection when its request is answered, or it is closed. */
	private final class CountingHandler implements Handler<NioChannel> {

		private final Handler<NioChannel> handler;

		CountingHandler(Handler<NioChannel> handler) {
			this.handler = handler;
		}

		@Override
		public SocketState process(SocketWrapperBase<NioChannel> socket, SocketEvent event) {
			BoundedEndpoint.this.slots.hold(socket);
			try {
				return this.handler.process(socket, event);
			}
			finally {
				if (socket.getCurrentProcessor() == null) {
					freeSlot(socket);
				}
			}
		}

		@Override
		public void release(SocketWrapperBase<NioChannel> socket) {
			this.handler.release(socket);
			freeSlot(socket);
		}

		@Override
		public Object getGlobal() {
			return this.handler.getGlobal();
		}

		@Override
		public void pause() {
			this.handler.pause();
		}

		@Override
		public void recycle() {
			this.handler.recycle();
		}

	}

}
