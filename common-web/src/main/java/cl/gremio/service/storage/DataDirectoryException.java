package cl.gremio.service.storage;

import org.jspecify.annotations.Nullable;

/** The data directory of this instance can't be had. */
public class DataDirectoryException extends RuntimeException {

	public DataDirectoryException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
