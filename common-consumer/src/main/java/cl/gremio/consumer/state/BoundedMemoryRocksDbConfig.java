package cl.gremio.consumer.state;

import java.util.Map;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the memory of RocksDB: all stores of a service share one block cache and one
 * budget of write buffers.
 */
public class BoundedMemoryRocksDbConfig implements RocksDBConfigSetter {

	/** The key of the block cache in the streams' configuration. */
	public static final String CACHE = "gremio.rocksdb.cache";

	/** The key of the write buffer manager in the streams' configuration. */
	public static final String BUFFERS = "gremio.rocksdb.write-buffers";

	private static final long WRITE_BUFFER = 4 * 1024 * 1024;

	@Override
	public void setConfig(String storeName, Options options, Map<String, Object> configs) {
		BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
		table.setBlockCache((Cache) configs.get(CACHE));
		table.setCacheIndexAndFilterBlocks(true);
		table.setPinTopLevelIndexAndFilter(true);
		table.setPinL0FilterAndIndexBlocksInCache(true);
		table.setFilterPolicy(new BloomFilter(10));
		options.setTableFormatConfig(table);
		options.setWriteBufferManager((WriteBufferManager) configs.get(BUFFERS));
		options.setWriteBufferSize(WRITE_BUFFER);
		options.setMaxWriteBufferNumber(2);
		options.setMaxBackgroundJobs(2);
		// Most look-ups of new keys find nothing
		options.setOptimizeFiltersForHits(false);
	}

	@Override
	public void close(String storeName, Options options) {
		// The stores share the cache and the buffers, which outlive them
	}

}
