package cl.gremio.web.list;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;

import cl.gremio.web.body.TomcatConnection;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;

import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Writes one answer, in turns that end when the socket takes no more bytes. Closes the
 * connection after a failure and of a client that is too slow: an answer that is cut off
 * must not look whole.
 */
final class BodyWriteListener implements WriteListener, AsyncListener {

	private static final Log log = LogFactory.getLog(BodyWriteListener.class);

	/** The bytes written before other answers have their turn. */
	private static final int TURN = 64 * 1024;

	/** The bytes written at once. */
	private static final int WRITE = 8 * 1024;

	private final AsyncContext async;

	private final TomcatConnection connection;

	private final ServletOutputStream output;

	private final Executor executor;

	private final ChunkSource text;

	/** Guarded by this. */
	private byte[] chunk;

	/** Guarded by this. */
	private int position;

	/** Guarded by this. */
	private boolean over;

	/**
	 * Creates a listener that is yet to be started.
	 * @param executor makes and writes the chunks
	 * @param text the text after the first chunk; closed at the end
	 */
	BodyWriteListener(AsyncContext async, Executor executor, ChunkSource text, byte[] first) throws IOException {
		this.async = async;
		this.connection = TomcatConnection.of((HttpServletRequest) async.getRequest());
		this.output = async.getResponse().getOutputStream();
		this.executor = executor;
		this.text = text;
		this.chunk = first;
	}

	/**
	 * Starts to write.
	 * @param timeout after which the answer is cut off
	 */
	void start(Duration timeout) {
		this.async.setTimeout(timeout.toMillis());
		this.async.addListener(this);
		this.output.setWriteListener(this);
	}

	/** Leaves the work to the executor, because Tomcat's thread must make no chunk. */
	@Override
	public void onWritePossible() {
		this.executor.execute(this::takeTurn);
	}

	private synchronized void takeTurn() {
		try {
			int left = TURN;
			while (!this.over && this.output.isReady()) {
				if (this.position == this.chunk.length && this.text.isAtEnd()) {
					end();
					this.async.complete();
				}
				else if (left <= 0) {
					this.executor.execute(this::takeTurn);
					return;
				}
				else {
					left -= write();
				}
			}
		}
		catch (IOException | RuntimeException | Error ex) {
			cutOff(ex);
		}
	}

	private int write() throws IOException {
		if (this.position == this.chunk.length) {
			this.chunk = this.text.next();
			this.position = 0;
		}
		int count = Math.min(WRITE, this.chunk.length - this.position);
		this.output.write(this.chunk, this.position, count);
		this.position += count;
		return count;
	}

	private void cutOff(Throwable cause) {
		if (!this.over) {
			end();
			if (DisconnectedClientHelper.isClientDisconnectedException(cause)) {
				log.debug("The client went away", cause);
			}
			else {
				log.error("An answer was cut off", cause);
			}
			this.connection.cutOff();
		}
	}

	private synchronized void end() {
		if (!this.over) {
			this.over = true;
			this.text.close();
		}
	}

	/** The client went away, or has taken no byte for too long. */
	@Override
	public void onError(Throwable ex) {
		log.debug("The client went away", ex);
		end();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		end();
		this.connection.cutOff();
		this.async.complete();
	}

	@Override
	public void onError(AsyncEvent event) {
		end();
	}

	@Override
	public void onComplete(AsyncEvent event) {
		end();
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// Nothing starts this request again
	}

}
