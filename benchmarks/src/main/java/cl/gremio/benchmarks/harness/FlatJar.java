package cl.gremio.benchmarks.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

import org.springframework.util.FileSystemUtils;

/**
 * A service's jar with its libraries beside it. An AOT cache needs such a flat class
 * path.
 */
public final class FlatJar implements AutoCloseable {

	private final Path folder;

	private final Path jar;

	private FlatJar(Path folder, Path jar) {
		this.folder = folder;
		this.jar = jar;
	}

	/** Extracts a service's executable jar to a folder of its own. */
	public static FlatJar extract(Bench bench, String service) throws IOException, InterruptedException {
		Path executable = bench.jar(service);
		Path folder = bench.folder("aot");
		FlatJar flat = new FlatJar(folder, folder.resolve(executable.getFileName()));
		try (JavaProcess process = JavaProcess.start(bench, service + "-extract", bench.newest(),
				List.of("-Djarmode=tools", "-jar", executable.toString(), "extract", "--destination", folder.toString(),
						"--force"))) {
			process.requireEnd(2, TimeUnit.MINUTES);
			flat.unpackNativeLibrary();
			return flat;
		}
		catch (RuntimeException | IOException | InterruptedException ex) {
			flat.close();
			throw ex;
		}
	}

	private void unpackNativeLibrary() throws IOException {
		String name = Environment.getJniLibraryFileName("rocksdb");
		try (InputStream library = RocksDB.class.getResourceAsStream("/" + name)) {
			Files.copy(library, this.folder.resolve(name));
		}
	}

	/**
	 * Returns the flag for the folder of RocksDB's unpacked native library, as in the
	 * images.
	 */
	public String libraryPath() {
		return "-Djava.library.path=" + this.folder;
	}

	public Path path() {
		return this.jar;
	}

	/** Returns the flag that lets a run write the cache at its end. */
	public String recording() {
		return "-XX:AOTCacheOutput=" + cache();
	}

	/** Returns the flag that lets a run read the cache. */
	public String cached() {
		return "-XX:AOTCache=" + cache();
	}

	private Path cache() {
		return this.folder.resolve("service.aot");
	}

	/** Removes the folder. */
	@Override
	public void close() throws IOException {
		FileSystemUtils.deleteRecursively(this.folder);
	}

}
