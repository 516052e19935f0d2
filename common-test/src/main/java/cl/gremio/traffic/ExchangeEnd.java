package cl.gremio.traffic;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Checks a recorded request and its answer, once, when the answer is complete. */
final class ExchangeEnd implements AsyncListener {

	private final String method;

	private final String path;

	private final RecordedResponse response;

	/** Set before the request goes on. */
	private RecordedRequest request;

	/** Guarded by this. */
	private boolean over;

	ExchangeEnd(String method, String path, RecordedResponse response) {
		this.method = method;
		this.path = path;
		this.response = response;
	}

	void setRequest(RecordedRequest request) {
		this.request = request;
	}

	synchronized void check() {
		if (!this.over && !this.response.isOvertaken()) {
			Violations.addAllOf(new Exchange(this.method, this.path, this.request.getContentType(), this.request.body(),
					this.response.getStatus(), this.response.getContentType(), this.response.body()));
		}
		this.over = true;
	}

	@Override
	public void onComplete(AsyncEvent event) {
		check();
	}

	/** The client went away, or the answer was cut off. */
	@Override
	public synchronized void onError(AsyncEvent event) {
		this.over = true;
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		// The request is answered, dispatched or cut off
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// The request adds this listener again
	}

}
