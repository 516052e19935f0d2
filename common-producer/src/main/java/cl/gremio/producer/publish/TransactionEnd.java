package cl.gremio.producer.publish;

import cl.gremio.model.wire.OneLine;
import cl.gremio.service.logging.FailureText;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a transaction, one way or the other. A commit or abort that timed out may have
 * happened. Kafka's producer asks for the same again, and for nothing else, until it
 * knows; each call waits {@code max.block.ms}.
 */
final class TransactionEnd {

	private static final Logger log = LoggerFactory.getLogger(TransactionEnd.class);

	private TransactionEnd() {
	}

	static void commit(Producer<?, ?> producer) {
		untilAnswered("commit", producer::commitTransaction);
	}

	static void abort(Producer<?, ?> producer) {
		untilAnswered("abort", producer::abortTransaction);
	}

	private static void untilAnswered(String name, Runnable end) {
		boolean doubted = false;
		while (true) {
			try {
				end.run();
				if (doubted) {
					log.info("Kafka answered the {} of the transaction", OneLine.of(name));
				}
				return;
			}
			catch (TimeoutException ex) {
				if (!doubted) {
					log.warn("Kafka does not answer the {} of a transaction, and is asked again until it does: {}",
							OneLine.of(name), FailureText.of(ex));
					doubted = true;
				}
			}
		}
	}

}
