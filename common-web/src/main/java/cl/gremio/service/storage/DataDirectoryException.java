package cl.gremio.service.storage;

import org.jspecify.annotations.Nullable;

/** This instance can't use its data directory. */
public class DataDirectoryException extends RuntimeException {

	public DataDirectoryException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
