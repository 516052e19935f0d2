package cl.gremio.consumer.readmodel;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;

import cl.gremio.service.WorkerThread;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.util.ReflectionUtils;

/**
 * A listener container that reads partitions from given offsets, in no group. It ends at
 * its first failure; the failed facts are read again from the positions in the store.
 */
final class FactContainer implements CommonErrorHandler {

	private static final long POLL_MS = 500;

	private final FactListener listener;

	private final KafkaMessageListenerContainer<byte[], byte[]> container;

	private final AtomicReference<Throwable> failure = new AtomicReference<>();

	/** The container's thread. Used only by the thread that runs the container. */
	private @Nullable Thread thread;

	FactContainer(ConsumerFactory<byte[], byte[]> consumers, String clientId, Map<TopicPartition, Long> offsets,
			FactListener listener) {
		this.listener = listener;
		this.container = new KafkaMessageListenerContainer<>(consumers, properties(clientId, offsets));
		this.container.setCommonErrorHandler(this);
		this.container.setApplicationEventPublisher(this::onEvent);
	}

	private ContainerProperties properties(String clientId, Map<TopicPartition, Long> offsets) {
		ContainerProperties properties = new ContainerProperties(offsets.entrySet()
			.stream()
			.map((next) -> new TopicPartitionOffset(next.getKey().topic(), next.getKey().partition(), next.getValue()))
			.toArray(TopicPartitionOffset[]::new));
		properties.setClientId(clientId);
		properties.setMessageListener(this.listener);
		properties.setListenerTaskExecutor(new SimpleAsyncTaskExecutor(this::newThread));
		properties.setPollTimeout(POLL_MS);
		// Each empty poll is an idle event
		properties.setIdleEventInterval(1L);
		properties.setIdleBeforeDataMultiplier(1);
		properties.setMicrometerEnabled(false);
		Properties consumer = new Properties();
		// Facts that are gone are a failure: the next container compares the positions
		// anew
		consumer.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
		properties.setKafkaConsumerProperties(consumer);
		return properties;
	}

	private Thread newThread(Runnable task) {
		Thread created = new Thread(task, "read-model-facts");
		created.setDaemon(true);
		this.thread = created;
		return created;
	}

	/**
	 * Runs the container until it is stopped, or fails.
	 * @throws Exception the failure
	 */
	void run(WorkerThread.Run run) throws Exception {
		this.container.start();
		// A stop before the start had nothing to stop
		if (run.isStopped()) {
			stop();
		}
		if (this.thread != null) {
			this.thread.join();
		}
		Throwable ended = this.failure.get();
		if (ended != null && !run.isStopped()) {
			ReflectionUtils.rethrowException(ended);
		}
	}

	/** Asks the container's thread to end, and does not wait for it. */
	void stop() {
		this.container.stop(() -> {
		});
	}

	private void onEvent(Object event) {
		if (event instanceof ListenerContainerIdleEvent idle) {
			this.listener.onIdle(idle.getConsumer());
		}
		else if (event instanceof ConsumerStoppedEvent stopped
				&& stopped.getReason() != ConsumerStoppedEvent.Reason.NORMAL) {
			this.failure.compareAndSet(null,
					new KafkaException("The consumer of the result topics stopped: " + stopped.getReason()));
		}
	}

	@Override
	public void handleBatch(Exception thrown, ConsumerRecords<?, ?> facts, Consumer<?, ?> consumer,
			MessageListenerContainer container, Runnable invokeListener) {
		fail(thrown);
	}

	@Override
	public void handleOtherException(Exception thrown, Consumer<?, ?> consumer, MessageListenerContainer container,
			boolean batchListener) {
		fail(thrown);
	}

	private void fail(Exception thrown) {
		this.failure.compareAndSet(null, thrown);
		stop();
	}

}
