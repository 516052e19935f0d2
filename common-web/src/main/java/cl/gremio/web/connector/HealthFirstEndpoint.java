package cl.gremio.web.connector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Passes health checks to reserved threads when all of Tomcat's threads are taken, or as
 * many requests are under way as may be. The beginning of a request tells whether it is
 * one. Under TLS only a connection that has had a request before can be looked into.
 */
class HealthFirstEndpoint extends BoundedEndpoint {

	private final ReservedThreads reserved = new ReservedThreads();

	/** Set before the endpoint starts. */
	private byte[] healthRequest = {};

	void setHealthPath(String path) {
		this.healthRequest = ("GET " + path).getBytes(US_ASCII);
	}

	@Override
	public boolean processSocket(SocketWrapperBase<NioChannel> socket, SocketEvent event, boolean dispatch) {
		if (isBeginning(socket, event) && (isFull() || isBusy()) && isHealthCheck(socket)) {
			try {
				this.reserved.execute(createSocketProcessor(socket, event));
				return true;
			}
			catch (RejectedExecutionException ex) {
				getLog().debug("Too many health checks wait", ex);
			}
		}
		return super.processSocket(socket, event, dispatch);
	}

	/** Virtual threads are never all taken. */
	private boolean isBusy() {
		return getExecutor() instanceof ThreadPoolExecutor pool
				&& pool.getSubmittedCount() >= pool.getMaximumPoolSize();
	}

	/** Looks at a new request without waiting for it. */
	private boolean isHealthCheck(SocketWrapperBase<NioChannel> socket) {
		if (!socket.getSocket().isHandshakeComplete()) {
			return false;
		}
		ByteBuffer beginning = ByteBuffer.allocate(this.healthRequest.length);
		try {
			socket.read(false, beginning);
		}
		catch (IOException ex) {
			getLog().debug("The client went away", ex);
		}
		beginning.flip();
		boolean isHealthCheck = beginning.equals(ByteBuffer.wrap(this.healthRequest));
		socket.unRead(beginning);
		return isHealthCheck;
	}

	@Override
	public void stopInternal() {
		super.stopInternal();
		this.reserved.close();
	}

}
