package cl.gremio.consumer.failure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cl.gremio.model.topic.RecordPosition;
import org.apache.kafka.common.TopicPartition;

/**
 * The records that one stream thread has read in one run, as far as the detector needs to
 * know them. Used by this thread only.
 *
 * @param run the number of the run
 * @param nextOffsets the offset after the last record read of each partition
 * @param processed the records read since the last commit, in a run one by one
 * @param rejected the records marked since the last commit
 */
record UncommittedRecords(int run, Map<TopicPartition, Long> nextOffsets, Set<RecordPosition> processed,
		List<RecordPosition> rejected) {

	UncommittedRecords(int run) {
		this(run, new HashMap<>(), new LinkedHashSet<>(), new ArrayList<>());
	}

}
