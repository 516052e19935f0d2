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
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.web.util.DisconnectedClientHelper;

/**
 * One answer on its way. It advances in turns, each for as long as the socket takes
 * bytes. A failure, or a client that is too slow, ends the connection: what was cut off
 * must not look whole.
 */
final class BodyWriteListener implements WriteListener, AsyncListener {

	private static final Log log = LogFactory.getLog(BodyWriteListener.class);

	/** How much is written before others have their turn, in bytes. */
	private static final int TURN = 64 * 1024;

	/** How much is written at once, in bytes. */
	private static final int WRITE = 8 * 1024;

	private final AsyncContext async;

	private final TomcatConnection connection;

	private final ServletOutputStream output;

	private final Executor turns;

	private final ChunkSource text;

	private byte[] piece;

	private int position;

	private boolean over;

	/**
	 * A delivery that is yet to be started.
	 * @param turns where its pieces are made and written
	 * @param text what is delivered; closed at the end
	 * @param first piece of the text
	 */
	BodyWriteListener(AsyncContext async, Executor turns, ChunkSource text, byte[] first) throws IOException {
		this.async = async;
		this.connection = TomcatConnection.of((HttpServletRequest) async.getRequest());
		this.output = async.getResponse().getOutputStream();
		this.turns = turns;
		this.text = text;
		this.piece = first;
	}

	/**
	 * Starts.
	 * @param timeout after which it is cut off
	 */
	void start(Duration timeout) {
		this.async.setTimeout(timeout.toMillis());
		this.async.addListener(this);
		this.output.setWriteListener(this);
	}

	/** By a thread of the container, which makes no piece itself. */
	@Override
	public void onWritePossible() {
		this.turns.execute(this::turn);
	}

	private synchronized void turn() {
		try {
			int end = TURN;
			while (!this.over && this.output.isReady()) {
				if (this.position == this.piece.length && this.text.isAtEnd()) {
					end();
					this.async.complete();
				}
				else if (end <= 0) {
					this.turns.execute(this::turn);
					return;
				}
				else {
					end -= write();
				}
			}
		}
		catch (IOException | RuntimeException | Error ex) {
			cutOff(ex);
		}
	}

	private int write() throws IOException {
		if (this.position == this.piece.length) {
			this.piece = this.text.next();
			this.position = 0;
		}
		int count = Math.min(WRITE, this.piece.length - this.position);
		this.output.write(this.piece, this.position, count);
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

	/** The client went away, or has not taken a byte for too long. */
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
		// nobody else does
	}

}
