package cl.gremio.sales.consumer;

import java.util.List;
import java.util.concurrent.TimeUnit;

import cl.gremio.consumer.state.JsonSerde;
import org.apache.kafka.common.serialization.Serde;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The state of a cart's day, in the form of the store and the changelog. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class DailySalesStateSerde {

	private static final Serde<DailySalesState> SERDE = JsonSerde.of(DailySalesState.class);

	private final DailySalesState value = new DailySalesState(1234, 3, 321, List.of("Ana", "Beto", "Carla"));

	private final byte[] json = SERDE.serializer().serialize("", this.value);

	@Benchmark
	public byte[] write() {
		return SERDE.serializer().serialize("", this.value);
	}

	@Benchmark
	public Object read() {
		return SERDE.deserializer().deserialize("", this.json);
	}

}
