package cl.gremio.benchmarks.load;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.hyperfoil.api.connection.Connection;
import io.hyperfoil.api.session.Session;
import io.hyperfoil.function.SerializableBiFunction;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Bodies for a load. All bodies exist before the load, which sends them in turn. */
public final class Bodies implements SerializableBiFunction<Session, Connection, ByteBuf>, Serializable {

	private static final long serialVersionUID = 1;

	/**
	 * Static, as Hyperfoil inspects every byte of the instances. Its lock guards
	 * additions.
	 */
	private static final List<byte[][]> ALL = new CopyOnWriteArrayList<>();

	private final int index;

	private final AtomicInteger next = new AtomicInteger();

	private Bodies(int index) {
		this.index = index;
	}

	/** Creates bodies by a function of their number. */
	public static Bodies of(int count, IntFunction<String> body) {
		byte[][] bodies = IntStream.range(0, count)
			.mapToObj((i) -> body.apply(i).getBytes(UTF_8))
			.toArray(byte[][]::new);
		synchronized (ALL) {
			ALL.add(bodies);
			return new Bodies(ALL.size() - 1);
		}
	}

	@Override
	public ByteBuf apply(Session session, Connection connection) {
		byte[][] bodies = ALL.get(this.index);
		return Unpooled.wrappedBuffer(bodies[Math.floorMod(this.next.getAndIncrement(), bodies.length)]);
	}

}
