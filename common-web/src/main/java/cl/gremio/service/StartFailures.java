package cl.gremio.service;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.stream.Stream;

import cl.gremio.service.storage.DataDirectoryException;
import cl.gremio.service.storage.FileErrors;
import org.apache.kafka.common.config.ConfigException;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;

/** Explains in one line why a service can't start, and what its user can do. */
public final class StartFailures {

	private StartFailures() {
	}

	/**
	 * Finds a cause that the user can remove.
	 * @return the line, or nothing for a failure that a stack trace explains better
	 */
	public static Optional<String> explain(Throwable failure) {
		return causes(failure).flatMap((cause) -> line(failure, cause).stream()).findFirst();
	}

	private static Optional<String> line(Throwable failure, Throwable cause) {
		if (cause instanceof SettingsException) {
			return Optional.of(cause.getMessage());
		}
		if (cause instanceof org.springframework.boot.context.properties.bind.BindException wrong) {
			return Optional.of(InvalidSettingMessage.explain(wrong));
		}
		if (cause instanceof InvalidConfigurationPropertyValueException wrong) {
			return Optional.of(InvalidSettingMessage.explain(wrong, failure));
		}
		if (cause instanceof DataDirectoryException) {
			return Optional
				.of(cause.getMessage() + ". Give each instance a writable directory of its own, with gremio.data-dir");
		}
		if (cause instanceof InvalidPathException path) {
			return Optional.of(FileErrors.explain(path));
		}
		if (cause instanceof PortInUseException port) {
			return Optional
				.of("Port " + port.getPort() + " is taken. Stop what holds it, or choose another with --server.port");
		}
		if (cause instanceof WebServerException && causes(cause).anyMatch(BindException.class::isInstance)) {
			return Optional.of("This machine does not let it listen there: see server.address and server.port");
		}
		if (cause instanceof ConfigException) {
			return Optional.of("A setting in spring.kafka is wrong: " + cause.getMessage());
		}
		if (cause instanceof IOException io) {
			return FileErrors.explain(io);
		}
		return Optional.empty();
	}

	/** A failure and its causes, the outermost first. */
	public static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, (cause) -> cause != null, Throwable::getCause);
	}

}
