package cl.gremio.members.producer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import cl.gremio.producer.publish.OutgoingRecord;
import cl.gremio.producer.publish.Publisher;
import cl.gremio.web.problem.PublishException;
import org.jspecify.annotations.Nullable;

/** Keeps the published records. A test can make the publisher fail. */
class RecordingPublisher implements Publisher {

	private final List<OutgoingRecord> published = new ArrayList<>();

	private @Nullable PublishException failure;

	/** Returns the records published since the last reset. */
	List<OutgoingRecord> published() {
		return this.published;
	}

	void failWith(PublishException failure) {
		this.failure = failure;
	}

	void reset() {
		this.published.clear();
		this.failure = null;
	}

	@Override
	public CompletableFuture<Void> publish(List<OutgoingRecord> records) {
		if (this.failure != null) {
			return CompletableFuture.failedFuture(this.failure);
		}
		this.published.addAll(records);
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void close() {
		reset();
	}

}
