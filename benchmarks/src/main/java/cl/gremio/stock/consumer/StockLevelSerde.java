package cl.gremio.stock.consumer;

import java.time.Instant;
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

/** A cart's stock, compact as in the state and in JSON as on a topic. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class StockLevelSerde {

	private static final Serde<StockLevelFact> JSON = JsonSerde.of(StockLevelFact.class);

	private final StockLevelFact value = new StockLevelFact("AB1234", 40, "-33.4512,-70.6634",
			Instant.ofEpochSecond(1_795_456_800));

	private final byte[] compact = StockLevelFact.SERDE.serializer().serialize("", this.value);

	private final byte[] json = JSON.serializer().serialize("", this.value);

	@Benchmark
	public byte[] writeCompact() {
		return StockLevelFact.SERDE.serializer().serialize("", this.value);
	}

	@Benchmark
	public Object readCompact() {
		return StockLevelFact.SERDE.deserializer().deserialize("", this.compact);
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
