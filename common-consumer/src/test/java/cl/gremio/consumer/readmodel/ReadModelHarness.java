package cl.gremio.consumer.readmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import cl.gremio.model.wire.WireWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

import static org.mockito.Mockito.mock;

/** A read model under test, without a broker: facts in, rows out. */
public final class ReadModelHarness implements AutoCloseable {

	private final Path folder;

	private final RowStore store;

	private final RowChanges changes = new RowChanges();

	private final ReadModel readModel;

	private final Projections projections;

	/** Opens an empty read model. */
	public ReadModelHarness(Projections projections) {
		try {
			this.folder = Files.createTempDirectory("read-model");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.store = new RowStore(this.folder, 1024 * 1024);
		this.readModel = new ReadModel(new GenerationCopy("", this.store, projections.byTopic().keySet(),
				mock(TopicIds.class), () -> mock(FactReader.class)), this.changes);
		this.projections = projections;
	}

	/** The read model to open tables on. */
	public ReadModel readModel() {
		return this.readModel;
	}

	/** The changes of the rows. */
	public RowChanges changes() {
		return this.changes;
	}

	/** Writes a fact as JSON and applies the JSON. */
	public void apply(String topic, String key, Object fact) {
		applyRaw(topic, key, WireWriter.toJson(fact));
	}

	/** Applies the raw value of a record on a result topic. */
	public void applyRaw(String topic, String key, byte @Nullable [] value) {
		RowBatch batch = new RowBatch();
		batch.apply(this.projections.byTopic().get(topic),
				new ConsumerRecord<>(topic, 0, 0, key.getBytes(StandardCharsets.UTF_8), value));
		this.changes.write(this.store, batch.rows());
	}

	@Override
	public void close() {
		this.store.close();
		try {
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
