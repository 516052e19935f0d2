package cl.gremio.board.session;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import cl.gremio.web.stream.BatchSource;
import cl.gremio.web.stream.EventStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import org.jspecify.annotations.Nullable;

/**
 * What the board remembers of a browser that has logged in: the key, in memory only. The
 * streams of {@code /live} that the browser has opened end with the session. Thread-safe.
 */
public final class BoardSession implements HttpSessionBindingListener {

	private static final String ATTRIBUTE = BoardSession.class.getName();

	private final String key;

	private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();

	/** Set by the thread that ends the session. */
	private volatile boolean over;

	BoardSession(String key) {
		this.key = key;
	}

	/** The session of a request, or {@code null} if nobody is logged in by it. */
	public static @Nullable BoardSession of(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? (BoardSession) session.getAttribute(ATTRIBUTE) : null;
	}

	/** Begins the session of a browser, and ends the one that it had. */
	void bindTo(HttpServletRequest request) {
		request.getSession().setAttribute(ATTRIBUTE, this);
	}

	/** Ends the session of a request, if there is one. */
	static void end(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.invalidate();
		}
	}

	/** The text of the key, which must not be logged. */
	String key() {
		return this.key;
	}

	/**
	 * Lets a stream end with the session.
	 * @param source the source of the stream
	 * @return the source to use
	 */
	public BatchSource bind(EventStream stream, BatchSource source) {
		this.streams.add(stream);
		if (this.over) {
			stream.cutOff();
		}
		return new BatchSource() {

			@Override
			public byte @Nullable [] next() {
				return source.next();
			}

			@Override
			public void close() {
				BoardSession.this.streams.remove(stream);
				source.close();
			}

		};
	}

	/** Called when the session has ended, by whatever. */
	@Override
	public void valueUnbound(HttpSessionBindingEvent event) {
		this.over = true;
		this.streams.forEach(EventStream::cutOff);
	}

}
