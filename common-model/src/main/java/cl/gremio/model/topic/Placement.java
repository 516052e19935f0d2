package cl.gremio.model.topic;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.common.utils.Utils;

/**
 * Computes the partition of a key, and the lane on topics that have lanes. Publishers and
 * consumers both use it. {@link #byKey(byte[], int)} is the rule of Kafka's own producer.
 * <p>
 * A lane is a class of traffic with partitions of its own. With P partitions, P even,
 * lane L (0 or 1) has the partitions 2k+L.
 */
public final class Placement {

	private static final int LANES = 2;

	private Placement() {
	}

	/**
	 * The partition of a key on a topic without lanes.
	 * @param key the record's key as it is on the wire
	 * @param partitions how many the topic has, at least 1
	 * @return 0 to {@code partitions - 1}
	 * @throws IllegalArgumentException if there are no partitions
	 */
	public static int byKey(byte[] key, int partitions) {
		if (partitions < 1) {
			throw new IllegalArgumentException("A topic has at least 1 partition, not " + partitions);
		}
		return Utils.toPositive(Utils.murmur2(key)) % partitions;
	}

	/** As {@link #byKey(byte[], int)}, for a key in UTF-8. */
	public static int byKey(String key, int partitions) {
		return byKey(key.getBytes(StandardCharsets.UTF_8), partitions);
	}

	/**
	 * The partition of a key within a lane.
	 * @param key the record's key as it is on the wire
	 * @param lane 0 or 1
	 * @param partitions how many the topic has, an even number
	 * @return 0 to {@code partitions - 1}, even in lane 0 and odd in lane 1
	 * @throws IllegalArgumentException if there is no such lane, or the partitions can't
	 * be shared out evenly
	 */
	public static int inLane(byte[] key, int lane, int partitions) {
		if (partitions < LANES || partitions % LANES != 0) {
			throw new IllegalArgumentException(
					"A topic with two lanes needs an even number of partitions, not " + partitions);
		}
		if (lane < 0 || lane >= LANES) {
			throw new IllegalArgumentException("The lanes are 0 and 1, not " + lane);
		}
		return LANES * byKey(key, partitions / LANES) + lane;
	}

	/** As {@link #inLane(byte[], int, int)}, for a key in UTF-8. */
	public static int inLane(String key, int lane, int partitions) {
		return inLane(key.getBytes(StandardCharsets.UTF_8), lane, partitions);
	}

}
