package cl.gremio.standalone;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;

import cl.gremio.service.StartFailures;
import cl.gremio.service.storage.FileErrors;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/** Explains in one line why the broker could not start, or why it ended the process. */
final class BrokerEnd {

	private BrokerEnd() {
	}

	/** Explains a failed start to the user. */
	static String explain(Throwable failure, Path folder) {
		if (StartFailures.causes(failure)
			.anyMatch((cause) -> cause instanceof BindException
					|| String.valueOf(cause.getMessage()).contains("Address already in use"))) {
			return "its port was taken by another program in this moment. Start again, or choose another with"
					+ " --broker-port";
		}
		return StartFailures.causes(failure)
			.filter(IOException.class::isInstance)
			.flatMap((cause) -> FileErrors.explain((IOException) cause).stream())
			.findFirst()
			.orElseGet(() -> "it can't use its folder " + folder + ": " + reason(failure, folder)
					+ ". Restore the folder from a backup, or choose another with --data");
	}

	/**
	 * Kafka ends the process when it can't use its folder, at its start or later. Then
	 * one line says why.
	 */
	static void sayWhy(Path data) {
		BrokerTroubles troubles = BrokerTroubles.gather();
		Exit.Procedure halt = (code, message) -> {
			System.err.println("gremio: " + whyItEnded(data, troubles.last()));
			Runtime.getRuntime().halt(1);
		};
		Exit.setExitProcedure(halt);
		Exit.setHaltProcedure(halt);
	}

	private static String whyItEnded(Path data, @Nullable Throwable trouble) {
		try {
			DiskSpace.require(data.resolve("broker"));
			return "The Kafka broker ended: " + ((trouble != null) ? explain(trouble, data.resolve("broker"))
					: "it can't use its folder " + data.resolve("broker") + ", see the lines before");
		}
		catch (StartupException ex) {
			return "The Kafka broker ended. " + ex.getMessage();
		}
	}

	/** Prefers an exception that names a file, else the innermost one. */
	private static String reason(Throwable failure, Path folder) {
		return firstLine(StartFailures.causes(failure)
			.filter((cause) -> firstLine(cause).contains(folder.toString()))
			.findFirst()
			.orElseGet(() -> StartFailures.causes(failure).reduce((outer, inner) -> inner).orElse(failure)));
	}

	private static String firstLine(Throwable failure) {
		return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
	}

}
