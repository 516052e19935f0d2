package cl.gremio.benchmarks.jmh;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import cl.gremio.model.SalePayload;
import cl.gremio.model.SaleRequest;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.event.Event;
import cl.gremio.model.topic.Placement;
import cl.gremio.model.wire.Hora;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.WireReader;
import cl.gremio.model.wire.WireWriter;
import org.apache.kafka.common.header.Header;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Placement, reading and writing of a sale. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class Parts {

	private static final ZoneId ZONE = ZoneId.of("America/Santiago");

	private final Instant now = Instant.parse("2026-11-23T18:00:00.123Z");

	private final byte[] key = "AB1234".getBytes(UTF_8);

	private final byte[] json = """
			{"client":"cliente-17","count_sopaipillas":3,"hora":"2026-11-23T15:00:00.123-03:00","stock":40,\
			"ubicacion":"-33.4512,-70.6634","patente_carro":"AB1234"}""".getBytes(UTF_8);

	private final Map<String, List<String>> form = Map.of("client", List.of("cliente-17"), "count_sopaipillas",
			List.of("3"), "stock", List.of("40"), "ubicacion", List.of("-33.4512,-70.6634"), "patente_carro",
			List.of("AB1234"));

	private final SaleRequest sale = read();

	private final Event<SaleRequest> event = new Event<>("0b7e6f0e-2f3c-4e0e-9a43-0f9f5d1f2a11", this.now, null,
			this.sale);

	private SaleRequest read() {
		try {
			return WireReader.readJson(this.json, SaleRequest.class, this.now, ZONE);
		}
		catch (InvalidEventException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Benchmark
	public int placement() {
		return Placement.inLane(this.key, 1, 12);
	}

	@Benchmark
	public SaleRequest readPostOfJson() throws InvalidEventException {
		return WireReader.readJson(this.json, SaleRequest.class, this.now, ZONE);
	}

	@Benchmark
	public SaleRequest readPostOfForm() throws InvalidEventException {
		return WireReader.readForm(this.form, SaleRequest.class, this.now, ZONE);
	}

	@Benchmark
	public OffsetDateTime readRecord() throws InvalidEventException {
		return Hora.recorded(WireReader.readJson(this.json, SalePayload.class).hora(), this.now, ZONE);
	}

	@Benchmark
	public byte[] writeRecord() {
		return WireWriter.toJson(this.sale);
	}

	@Benchmark
	public List<Header> headers() {
		return CloudEvents.headers(this.event, "/sales-producer", "cl.gremio.sale.recorded");
	}

}
