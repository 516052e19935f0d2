package cl.gremio.web.body;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LimitedInputStreamTests {

	private static final DataSize MAX = DataSize.ofBytes(100);

	@Test
	void aBodyOfUnknownLengthIsReadUpToTheLimit() throws IOException {
		assertThat(LimitedInputStream.of(chunked(100), MAX).readAllBytes()).hasSize(100);
		LimitedInputStream tooLarge = LimitedInputStream.of(chunked(101), MAX);
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(tooLarge::readAllBytes)
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE));
	}

	@Test
	void aBodyThatAnnouncesTooMuchIsRefusedUnread() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setContent(new byte[101]);
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> LimitedInputStream.of(request, MAX))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.CONTENT_TOO_LARGE));
	}

	private static MockHttpServletRequest chunked(int size) {
		MockHttpServletRequest request = new MockHttpServletRequest() {
			@Override
			public long getContentLengthLong() {
				return -1;
			}
		};
		request.setContent(new byte[size]);
		return request;
	}

}
