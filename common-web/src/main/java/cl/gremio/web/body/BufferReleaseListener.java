package cl.gremio.web.body;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Releases the memory of a body when its request ends. */
record BufferReleaseListener(RequestBuffer body) implements AsyncListener {

	@Override
	public void onComplete(AsyncEvent event) {
		this.body.close();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		// The listener that started the request answers it
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
