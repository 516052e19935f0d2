package cl.gremio.standalone;

import java.util.List;
import java.util.Map;

import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.server.metrics.KafkaMetricsGroup;

/**
 * The broker's histograms of its requests. Kafka's own give recent values more weight and
 * keep each sample in a sorted map: every request adds eight new objects to old maps,
 * which doubles the pauses of the garbage collector. The broker uses a histogram that
 * exists already. So this class creates those of the frequent requests before the broker
 * starts, with a uniform sample in an array.
 */
final class RequestHistograms {

	private static final List<String> CONVERTING = List.of(ApiKeys.PRODUCE.name, ApiKeys.FETCH.name);

	private static final List<String> OTHERS = List.of(ApiKeys.FETCH.name + "Consumer",
			ApiKeys.ADD_PARTITIONS_TO_TXN.name, ApiKeys.TXN_OFFSET_COMMIT.name, ApiKeys.END_TXN.name,
			ApiKeys.WRITE_TXN_MARKERS.name);

	private static final List<String> OF_ALL = List.of("RequestQueueTimeMs", "LocalTimeMs", "RemoteTimeMs",
			"ThrottleTimeMs", "ResponseQueueTimeMs", "ResponseSendTimeMs", "TotalTimeMs", "RequestBytes");

	private static final List<String> OF_CONVERSIONS = List.of("MessageConversionsTimeMs", "TemporaryMemoryBytes");

	private RequestHistograms() {
	}

	/** Creates the missing histograms. A broker removes them when it stops. */
	static void register() {
		register(CONVERTING, OF_ALL);
		register(CONVERTING, OF_CONVERSIONS);
		register(OTHERS, OF_ALL);
	}

	private static void register(List<String> requests, List<String> histograms) {
		KafkaMetricsGroup group = new KafkaMetricsGroup("kafka.network", "RequestMetrics");
		requests.forEach((request) -> histograms
			.forEach((histogram) -> group.newHistogram(histogram, false, Map.of("request", request))));
	}

}
