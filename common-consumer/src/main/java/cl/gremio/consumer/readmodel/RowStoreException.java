package cl.gremio.consumer.readmodel;

/** The disk does not give or take the read model's rows. */
class RowStoreException extends RuntimeException {

	RowStoreException(String message, Throwable cause) {
		super(message, cause);
	}

}
