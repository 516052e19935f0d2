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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the board remembers of a browser that has logged in: the key, in memory only. The
 * streams that the browser has opened end with the session. Thread-safe.
 */
public final class BoardSession implements HttpSessionBindingListener {

	private static final Logger log = LoggerFactory.getLogger(BoardSession.class);

	private static final String ATTRIBUTE = BoardSession.class.getName();

	private final String key;

	private final KeySessions sessions;

	/** What is to be done when the session ends. */
	private final Set<Runnable> endings = ConcurrentHashMap.newKeySet();

	/** Set by the thread that begins the session. */
	private volatile @Nullable HttpSession session;

	/** Set by the thread that ends the session. */
	private volatile boolean over;

	BoardSession(String key, KeySessions sessions) {
		this.key = key;
		this.sessions = sessions;
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

	/** Ends the session, unless it has ended by itself. */
	void end() {
		HttpSession bound = this.session;
		try {
			if (bound != null) {
				bound.invalidate();
			}
		}
		catch (IllegalStateException ex) {
			log.debug("The session has ended", ex);
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
		Runnable forget = onEnd(stream::cutOff);
		return new BatchSource() {

			@Override
			public byte @Nullable [] next() {
				return source.next();
			}

			@Override
			public void close() {
				forget.run();
				source.close();
			}

		};
	}

	/**
	 * Lets something end with the session.
	 * @param ending ends it; may run twice, and at once if the session has ended
	 * @return forgets it
	 */
	public Runnable onEnd(Runnable ending) {
		this.endings.add(ending);
		if (this.over) {
			ending.run();
		}
		return () -> this.endings.remove(ending);
	}

	@Override
	public void valueBound(HttpSessionBindingEvent event) {
		this.session = event.getSession();
		this.sessions.add(this);
	}

	/** Called when the session has ended, by whatever. */
	@Override
	public void valueUnbound(HttpSessionBindingEvent event) {
		this.over = true;
		this.sessions.remove(this);
		this.endings.forEach(Runnable::run);
	}

}
