package cl.gremio.benchmarks.load;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.hyperfoil.api.connection.Connection;
import io.hyperfoil.api.session.Session;
import io.hyperfoil.function.SerializableBiFunction;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Bodies that are made before the load, and sent in turn. */
public final class Bodies implements SerializableBiFunction<Session, Connection, ByteBuf>, Serializable {

	private static final long serialVersionUID = 1;

	private final byte[][] bodies;

	private final AtomicInteger next = new AtomicInteger();

	private Bodies(byte[][] bodies) {
		this.bodies = bodies;
	}

	/** So many bodies, made by a function of their number. */
	public static Bodies of(int count, IntFunction<String> body) {
		return new Bodies(
				IntStream.range(0, count).mapToObj((i) -> body.apply(i).getBytes(UTF_8)).toArray(byte[][]::new));
	}

	/** How many bytes one has, on the average. */
	public double averageSize() {
		return IntStream.range(0, this.bodies.length).mapToLong((i) -> this.bodies[i].length).average().orElse(0);
	}

	@Override
	public ByteBuf apply(Session session, Connection connection) {
		return Unpooled.wrappedBuffer(this.bodies[Math.floorMod(this.next.getAndIncrement(), this.bodies.length)]);
	}

}
