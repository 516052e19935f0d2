package cl.gremio.standalone;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the broker and its clients, and can hold back the end of a transaction.
 * If it holds the request, the broker does not know of the end. If it holds the answer,
 * the client does not know.
 */
final class HeldCommits implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(HeldCommits.class);

	private static final short END_TXN = 26;

	private final ServerSocket server;

	private final int brokerPort;

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private volatile CountDownLatch requests = new CountDownLatch(0);

	private volatile CountDownLatch answers = new CountDownLatch(0);

	private volatile CountDownLatch held = new CountDownLatch(1);

	HeldCommits(int port, int brokerPort) throws IOException {
		this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
		this.brokerPort = brokerPort;
		run(this::accept);
	}

	/** From now on, no request to end a transaction reaches the broker. */
	void holdRequests() {
		this.held = new CountDownLatch(1);
		this.requests = new CountDownLatch(1);
	}

	/** From now on, no answer about the end of a transaction reaches a client. */
	void holdAnswers() {
		this.held = new CountDownLatch(1);
		this.answers = new CountDownLatch(1);
	}

	/** Whether the end of a transaction has been held back. */
	boolean hasHeld() {
		return this.held.getCount() == 0;
	}

	void release() {
		this.requests.countDown();
		this.answers.countDown();
	}

	private void accept() throws IOException {
		while (!this.server.isClosed()) {
			Socket client = this.server.accept();
			Socket broker = new Socket(InetAddress.getLoopbackAddress(), this.brokerPort);
			client.setTcpNoDelay(true);
			broker.setTcpNoDelay(true);
			this.sockets.add(client);
			this.sockets.add(broker);
			Set<Integer> ends = ConcurrentHashMap.newKeySet();
			run(() -> pass(client, broker, (frame) -> {
				ByteBuffer request = ByteBuffer.wrap(frame);
				if (request.getShort(0) == END_TXN) {
					ends.add(request.getInt(4));
					hold(this.requests);
				}
			}));
			run(() -> pass(broker, client, (frame) -> {
				if (ends.remove(ByteBuffer.wrap(frame).getInt(0))) {
					hold(this.answers);
				}
			}));
		}
	}

	private void hold(CountDownLatch gate) throws InterruptedException {
		if (gate.getCount() > 0) {
			this.held.countDown();
		}
		gate.await();
	}

	private static void pass(Socket from, Socket to, Gate gate) throws IOException, InterruptedException {
		try (from; to) {
			DataInputStream in = new DataInputStream(from.getInputStream());
			DataOutputStream out = new DataOutputStream(to.getOutputStream());
			while (true) {
				byte[] frame = new byte[in.readInt()];
				in.readFully(frame);
				gate.pass(frame);
				byte[] whole = ByteBuffer.allocate(Integer.BYTES + frame.length)
					.putInt(frame.length)
					.put(frame)
					.array();
				out.write(whole);
			}
		}
	}

	private static void run(Pump pump) {
		Thread thread = new Thread(() -> {
			try {
				pump.run();
			}
			catch (IOException | InterruptedException ex) {
				logger.debug("A connection ended", ex);
			}
		}, "held-commits");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		release();
		this.server.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	private interface Pump {

		void run() throws IOException, InterruptedException;

	}

	private interface Gate {

		void pass(byte[] frame) throws InterruptedException;

	}

}
