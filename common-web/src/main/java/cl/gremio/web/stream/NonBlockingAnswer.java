package cl.gremio.web.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

import cl.gremio.web.body.TomcatConnection;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;

/**
 * An answer that is written as its client takes it (Servlet non-blocking I/O). It is
 * written in turns that end when the socket takes no more bytes, so no thread waits for
 * the client. A client that takes no byte for {@code server.tomcat.connection-timeout} is
 * cut off by Tomcat. After a failure the connection is closed: an answer that is cut off
 * must not look whole.
 *
 * <p>
 * Any thread may call the public methods. They only note what is to be done. The turns,
 * of which one runs at a time, do it.
 */
public class NonBlockingAnswer {

	private static final Log log = LogFactory.getLog(NonBlockingAnswer.class);

	private final Executor executor;

	/** How often a turn was asked for since the last turn began; 0 while none is due. */
	private final AtomicInteger wakes = new AtomicInteger(1);

	/** Set before the first turn. */
	private AsyncContext async;

	/** Set before the first turn. */
	private TomcatConnection connection;

	/** Set before the first turn. */
	private BatchWriter writer;

	/** Set before the first turn. */
	private Runnable afterEnd;

	/** Whether there is no client anymore. Guarded by this. */
	private boolean gone;

	/** Whether the source has been closed. Guarded by this. */
	private boolean closed;

	/** Whether the answer is to end after the batch at hand. Written by any thread. */
	private volatile boolean ending;

	/** Whether the answer is to end within the batch at hand. Written by any thread. */
	private volatile boolean cut;

	/** Whether the connection is to be closed. Written by any thread. */
	private volatile boolean aborted;

	/**
	 * Creates an answer that is yet to be started.
	 * @param executor runs the turns
	 */
	public NonBlockingAnswer(Executor executor) {
		this.executor = executor;
	}

	/**
	 * Starts to write.
	 * @param timeout after which the answer is cut off; zero for none
	 * @param first what the client gets before the first batch
	 * @param afterEnd runs once, when the answer is over
	 */
	public void start(AsyncContext async, Duration timeout, BatchSource source, byte[] first, Runnable afterEnd)
			throws IOException {
		this.async = async;
		this.afterEnd = afterEnd;
		this.connection = TomcatConnection.of((HttpServletRequest) async.getRequest());
		ServletOutputStream output = async.getResponse().getOutputStream();
		this.writer = new BatchWriter(output, source, first);
		AnswerListener listener = new AnswerListener(this::wake, this::leave, this::timeOut);
		async.setTimeout(timeout.toMillis());
		async.addListener(listener);
		output.setWriteListener(listener);
		this.executor.execute(this::run);
	}

	/**
	 * Lets the answer ask its source for more. Costs little, however often it is called.
	 */
	public void wake() {
		if (this.wakes.getAndIncrement() == 0) {
			this.executor.execute(this::run);
		}
	}

	/** Ends the answer once the batch at hand is written. */
	public void end() {
		this.ending = true;
		wake();
	}

	/**
	 * Ends the answer as soon as the client takes a byte, and drops the rest: the client
	 * of a stream ignores an event that is not complete.
	 */
	public void cutOff() {
		this.cut = true;
		wake();
	}

	/** Closes the connection of a client that takes no byte. */
	void abort() {
		this.aborted = true;
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
		catch (IOException ex) {
			// Tomcat closes the connection
			log.debug("The client went away", ex);
			this.gone = true;
			return false;
		}
		catch (RuntimeException | Error ex) {
			log.error("An answer was cut off", ex);
			close();
			this.connection.cutOff();
			return false;
		}
		finally {
			if (this.gone) {
				close();
			}
		}
	}

	/** Whether there is more to write at once. */
	private boolean write() throws IOException {
		BatchWriter.Pause pause = this.writer.write(() -> this.ending, () -> this.cut);
		if (pause == BatchWriter.Pause.ALL_WRITTEN && (this.ending || this.cut || this.writer.isAtEnd())) {
			this.gone = true;
			this.async.complete();
		}
		else if (pause == BatchWriter.Pause.SOCKET_FULL && this.aborted) {
			this.gone = true;
			this.connection.cutOff();
		}
		return pause == BatchWriter.Pause.TURN_OVER;
	}

	private void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		this.writer.close();
		this.afterEnd.run();
	}

	/** Waits for a turn to end: Tomcat uses the request's objects again after this. */
	private void leave() {
		synchronized (this) {
			this.gone = true;
		}
		wake();
	}

	private void timeOut() {
		leave();
		this.connection.cutOff();
		this.async.complete();
	}

}
