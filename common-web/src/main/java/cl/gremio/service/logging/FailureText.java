package cl.gremio.service.logging;

import java.util.List;
import java.util.Set;

import cl.gremio.model.wire.OneLine;

/**
 * The text of an exception in the log. A parser's message quotes the text that it could
 * not read, which may be personal data. So the log has only the class of an exception,
 * unless its messages come from Kafka, the operating system or the configuration.
 */
public final class FailureText {

	/** The longest message, in characters. */
	static final int LENGTH = 500;

	private static final int DEEPEST = 20;

	private static final List<String> TOLD = List.of("org.apache.kafka.", "kafka.", "org.rocksdb.", "java.io.",
			"java.nio.file.", "java.nio.channels.", "java.net.", "java.util.concurrent.", "javax.net.ssl.",
			"java.security.", "org.apache.catalina.LifecycleException", "org.springframework.beans.factory.",
			"org.springframework.boot.", "org.springframework.context.", "cl.gremio.service.storage.",
			"cl.gremio.kafka.", "cl.gremio.consumer.generation.", "cl.gremio.producer.publish.",
			"cl.gremio.standalone.", "java.lang.NullPointerException", "java.lang.OutOfMemoryError",
			"java.lang.ClassNotFoundException", "java.lang.NoClassDefFoundError", "java.lang.NoSuchMethodError",
			"java.lang.UnsatisfiedLinkError");

	/** Classes whose messages quote text. */
	private static final Set<String> WITHHELD = Set.of("java.io.UTFDataFormatException", "java.net.URISyntaxException",
			"org.apache.kafka.common.errors.SerializationException");

	private FailureText() {
	}

	/**
	 * The class of an exception, and its message unless the message may quote a client's
	 * text, in one line.
	 */
	public static String of(Throwable failure) {
		String name = failure.getClass().getSimpleName();
		String message = failure.getMessage();
		return (message != null && quotesNoClient(message, failure)) ? name + ": " + OneLine.of(message, LENGTH) : name;
	}

	private static boolean quotesNoClient(String message, Throwable failure) {
		Throwable next = failure;
		for (int depth = 0; next != null && depth < DEEPEST; depth++) {
			String inner = next.getMessage();
			if (inner != null && !isQuotable(next.getClass().getName()) && message.contains(inner)) {
				return false;
			}
			next = next.getCause();
		}
		return true;
	}

	/** Whether the messages of an exception class quote no client's text. */
	static boolean isQuotable(String className) {
		return TOLD.stream().anyMatch(className::startsWith) && !WITHHELD.contains(className);
	}

}
