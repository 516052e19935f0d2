package cl.gremio.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import cl.gremio.web.list.NonBlockingWriter;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

import static org.assertj.core.api.Assertions.assertThat;

/** A request gets its answer after the controller has returned. */
class AsyncResponseTests {

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final List<Exception> explained = new ArrayList<>();

	private final Container container = new Container(this.response);

	private AsyncResponse answer;

	@BeforeEach
	void startAsync() {
		HandlerExceptionResolver failures = (request, answered, handler, ex) -> {
			this.explained.add(ex);
			return new ModelAndView();
		};
		this.answer = new AsyncResponse(this.container, JsonMapper.builder().build(),
				new NonBlockingWriter(1, Duration.ofMinutes(1)), () -> failures);
	}

	@Test
	void tomcatSendsAnAnswerThatFitsIntoItsBuffer() throws Exception {
		this.answer.send(ResponseEntity.accepted().body(Map.of("id", "a")), null);
		assertThat(this.response.getStatus()).isEqualTo(202);
		assertThat(this.response.getContentType()).isEqualTo("application/json");
		assertThat(this.response.getContentAsString()).isEqualTo("{\"id\":\"a\"}");
		assertThat(this.response.getHeader("Content-Length")).isEqualTo("10");
		assertThat(this.container.waiting).isEmpty();
		assertThat(this.container.completed).isOne();
	}

	@Test
	void aThreadOfTomcatExplainsAFailure() {
		IllegalStateException failure = new IllegalStateException("away");
		this.answer.send(null, new CompletionException(failure));
		assertThat(this.explained).isEmpty();
		this.container.waiting.get(0).run();
		assertThat(this.explained).containsExactly(failure);
		assertThat(this.container.completed).isOne();
	}

	@Test
	void aClientThatWaitsTooLongIsToldSoOnce() {
		this.answer.onTimeout(new AsyncEvent(this.container));
		this.answer.send(ResponseEntity.status(HttpStatus.ACCEPTED).body("late"), null);
		assertThat(this.explained).singleElement().isInstanceOf(AsyncRequestTimeoutException.class);
		assertThat(this.container.completed).isOne();
	}

	@Test
	void aClientThatWentAwayIsNotAnswered() throws Exception {
		this.answer.onError(new AsyncEvent(this.container));
		this.answer.send(ResponseEntity.accepted().body("late"), null);
		assertThat(this.response.getContentAsByteArray()).isEmpty();
		assertThat(this.container.completed).isZero();
	}

	/** Collects the tasks instead of running them on Tomcat's threads. */
	private static final class Container extends MockAsyncContext {

		private final List<Runnable> waiting = new ArrayList<>();

		private int completed;

		private Container(HttpServletResponse response) {
			super(new MockHttpServletRequest(), response);
		}

		@Override
		public void start(Runnable task) {
			this.waiting.add(task);
		}

		@Override
		public void complete() {
			this.completed++;
		}

	}

}
