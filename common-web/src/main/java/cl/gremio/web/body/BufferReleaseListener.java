package cl.gremio.web.body;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Follows a request to its end, and gives back the memory of its body then. */
record BufferReleaseListener(RequestBuffer body) implements AsyncListener {

	@Override
	public void onComplete(AsyncEvent event) {
		this.body.close();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		// answered by who started it
	}

	@Override
	public void onError(AsyncEvent event) {
		this.body.close();
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		event.getAsyncContext().addListener(this);
	}

}
