package cl.gremio.web.stream;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import cl.gremio.web.body.TomcatConnection;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.DisconnectedClientHelper;

/**
 * The stream of events to one client. It writes in turns that end when the socket takes
 * no more bytes, so no thread waits for the client. A client that takes no byte for
 * {@code server.tomcat.connection-timeout} is cut off by Tomcat.
 *
 * <p>
 * Any thread may call the public methods. They only note what is to be done. The turns,
 * of which one runs at a time, do it.
 */
public final class EventStream {

	private static final Log log = LogFactory.getLog(EventStream.class);

	/** The bytes written before other streams have their turn. */
	private static final int TURN = 16 * 1024;

	/** The bytes written at once. */
	private static final int WRITE = 8 * 1024;

	private final Executor executor;

	private final Consumer<EventStream> afterEnd;

	/** How often a turn was asked for since the last turn began; 0 while none is due. */
	private final AtomicInteger wakes = new AtomicInteger(1);

	/** Set before the first turn. */
	private AsyncContext async;

	/** Set before the first turn. */
	private TomcatConnection connection;

	/** Set before the first turn. */
	private ServletOutputStream output;

	/** Set before the first turn. */
	private BatchSource source;

	/** The batch that is being written. Guarded by this. */
	private byte @Nullable [] batch;

	/** Guarded by this. */
	private int position;

	/** Whether bytes wait in the response's buffer. Guarded by this. */
	private boolean unflushed;

	/** Whether there is no client anymore. Guarded by this. */
	private boolean gone;

	/** Whether the source has been closed. Guarded by this. */
	private boolean closed;

	/** Whether the stream is to end after the batch at hand. Written by any thread. */
	private volatile boolean ending;

	/** Whether the connection is to be closed. Written by any thread. */
	private volatile boolean cut;

	/**
	 * Creates a stream that is yet to be started.
	 * @param executor runs the turns
	 * @param afterEnd runs once, when the stream is over
	 */
	EventStream(Executor executor, Consumer<EventStream> afterEnd) {
		this.executor = executor;
		this.afterEnd = afterEnd;
	}

	/**
	 * Starts to write.
	 * @param first what the client gets before the first batch
	 */
	void start(AsyncContext async, BatchSource source, byte[] first) throws IOException {
		this.async = async;
		this.connection = TomcatConnection.of((HttpServletRequest) async.getRequest());
		this.output = async.getResponse().getOutputStream();
		this.source = source;
		this.batch = first;
		Events events = new Events();
		async.setTimeout(0);
		async.addListener(events);
		this.output.setWriteListener(events);
		this.executor.execute(this::run);
	}

	/**
	 * Lets the stream ask its source for more. Costs little, however often it is called.
	 */
	public void wake() {
		if (this.wakes.getAndIncrement() == 0) {
			this.executor.execute(this::run);
		}
	}

	/** Ends the stream in order, once the batch at hand is written. */
	public void end() {
		this.ending = true;
		wake();
	}

	/** Ends the stream at once: in order if the client has taken every batch at hand. */
	void endNow() {
		this.cut = true;
		end();
	}

	/** Closes the connection, so that the client notices the cut. */
	public void cutOff() {
		this.cut = true;
		wake();
	}

	/** Takes a turn, and asks for the next one if it is due already. */
	private void run() {
		int asked = this.wakes.get();
		boolean isInterrupted = takeTurn();
		if (isInterrupted || !this.wakes.compareAndSet(asked, 0)) {
			this.executor.execute(this::run);
		}
	}

	/** Whether there is more to write at once. */
	private synchronized boolean takeTurn() {
		if (this.closed) {
			return false;
		}
		try {
			return !this.gone && write();
		}
		catch (IOException | RuntimeException | Error ex) {
			if (!DisconnectedClientHelper.isClientDisconnectedException(ex)) {
				log.error("A stream was cut off", ex);
			}
			cutNow();
			return false;
		}
		finally {
			if (this.gone) {
				close();
			}
		}
	}

	private boolean write() throws IOException {
		int left = TURN;
		while (this.output.isReady()) {
			if (isAtBoundary() && !this.unflushed && this.ending) {
				this.gone = true;
				this.async.complete();
				return false;
			}
			else if (this.cut) {
				break;
			}
			else if (left <= 0) {
				return true;
			}
			else if (isAtBoundary() && !nextBatch()) {
				if (!this.unflushed) {
					return false;
				}
				this.output.flush();
				this.unflushed = false;
			}
			else {
				left -= writePart();
			}
		}
		if (this.cut) {
			cutNow();
		}
		return false;
	}

	private boolean isAtBoundary() {
		return this.batch == null || this.position == this.batch.length;
	}

	/** Whether there is a batch to write. */
	private boolean nextBatch() {
		this.batch = this.ending ? null : this.source.next();
		this.position = 0;
		return this.batch != null;
	}

	private int writePart() throws IOException {
		int count = Math.min(WRITE, this.batch.length - this.position);
		this.output.write(this.batch, this.position, count);
		this.position += count;
		this.unflushed = true;
		return count;
	}

	private void cutNow() {
		this.gone = true;
		this.connection.cutOff();
	}

	private void close() {
		this.closed = true;
		this.batch = null;
		this.afterEnd.accept(this);
		this.source.close();
	}

	/** Waits for a turn to end: Tomcat uses the request's objects again after this. */
	private synchronized void leave() {
		this.gone = true;
	}

	/** What Tomcat reports. */
	private final class Events implements WriteListener, AsyncListener {

		@Override
		public void onWritePossible() {
			wake();
		}

		@Override
		public void onError(Throwable ex) {
			log.debug("The client went away", ex);
			leave();
			wake();
		}

		@Override
		public void onError(AsyncEvent event) {
			leave();
			wake();
		}

		@Override
		public void onComplete(AsyncEvent event) {
			leave();
			wake();
		}

		@Override
		public void onTimeout(AsyncEvent event) {
			// A stream has no end
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			// Nothing starts this request again
		}

	}

}
