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

/** A cart's day, compact as in the state and in JSON as on a topic. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class DailySalesStateSerde {

	private static final Serde<DailySalesState> JSON = JsonSerde.of(DailySalesState.class);

	private final DailySalesState value = new DailySalesState(1234, 3, 321, List.of("Ana", "Beto", "Carla"));

	private final byte[] compact = DailySalesState.SERDE.serializer().serialize("", this.value);

	private final byte[] json = JSON.serializer().serialize("", this.value);

	@Benchmark
	public byte[] writeCompact() {
		return DailySalesState.SERDE.serializer().serialize("", this.value);
	}

	@Benchmark
	public Object readCompact() {
		return DailySalesState.SERDE.deserializer().deserialize("", this.compact);
	}

	@Benchmark
	public byte[] writeJson() {
		return JSON.serializer().serialize("", this.value);
	}

	@Benchmark
	public Object readJson() {
		return JSON.deserializer().deserialize("", this.json);
	}

}
