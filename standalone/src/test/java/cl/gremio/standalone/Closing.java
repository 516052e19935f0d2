package cl.gremio.standalone;

/**
 * Ends what a test has started, also where only a part of it has started. A broker that
 * stays open ends the whole JVM when its folder is removed.
 */
final class Closing {

	private Closing() {
	}

	/** Closes everything in its order, and leaves out what is missing. */
	static void all(AutoCloseable... resources) throws Exception {
		Exception failure = null;
		for (AutoCloseable resource : resources) {
			try {
				if (resource != null) {
					resource.close();
				}
			}
			catch (Exception ex) {
				if (failure != null) {
					ex.addSuppressed(failure);
				}
				failure = ex;
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

}
