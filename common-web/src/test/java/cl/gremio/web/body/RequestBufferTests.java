package cl.gremio.web.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;

import jakarta.servlet.ServletInputStream;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.util.unit.DataSize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class RequestBufferTests {

	private final MemoryBudget budget = new MemoryBudget(DataSize.ofMegabytes(1));

	private final RequestBuffer body = new RequestBuffer(this.budget);

	@Test
	void whatWasReceivedIsReadAndItsMemoryGivenBack() throws IOException {
		byte[] sent = new byte[500_000];
		new Random(1).nextBytes(sent);
		receive(sent);
		assertThat(this.body.received()).isEqualTo(sent.length);
		assertThat(this.budget.reserved()).isBetween(500_000L, 570_000L);
		assertThat(this.body.readNBytes(400_000)).hasSize(400_000);
		assertThat(this.budget.reserved()).isLessThan(200_000);
		assertThat(this.body.readAllBytes()).hasSize(100_000).endsWith(sent[499_998], sent[499_999]);
		this.body.close();
		assertThat(this.budget.reserved()).isZero();
	}

	@Test
	void aClientIsNotGivenMemoryForWhatItHasNotSent() throws IOException {
		receive(new byte[] { 1 });
		assertThat(this.budget.reserved()).isEqualTo(1024);
	}

	@Test
	void whereMemoryIsUsedUpNothingIsReceived() throws IOException {
		receive(new byte[2_000_000]);
		assertThat(this.body.received()).isLessThan(1_048_577);
		this.body.close();
		assertThat(this.budget.reserved()).isZero();
	}

	@Test
	void aLargeBodyIsChargedToAnotherBudget() throws IOException {
		MemoryBudget other = new MemoryBudget(DataSize.ofMegabytes(1));
		receive(new byte[100_000]);
		assertThat(this.body.charge(other)).isTrue();
		assertThat(this.budget.reserved()).isZero();
		assertThat(other.reserved()).isGreaterThanOrEqualTo(100_000);
		assertThat(this.body.charge(new MemoryBudget(DataSize.ofBytes(10)))).isFalse();
		this.body.close();
		assertThat(other.reserved()).isZero();
	}

	@Test
	void aBodyThatIsClosedIsNotTakenForWhole() throws IOException {
		receive("[1,2]".getBytes(UTF_8));
		assertThat(this.body.read()).isEqualTo('[');
		this.body.close();
		assertThatIOException().isThrownBy(this.body::read);
	}

	@Test
	void whatWasCutShortFailsAtItsEnd() throws IOException {
		receive("ab".getBytes(UTF_8));
		this.body.fail(new IOException("cut"));
		assertThat(this.body.readNBytes(2)).hasSize(2);
		assertThatIOException().isThrownBy(this.body::read).withMessage("cut");
	}

	@Test
	void theFirstTextIsFoundBehindBlanks() throws IOException {
		assertThat(this.body.firstText()).isEqualTo(-1);
		receive(("\ufeff" + " \r\n".repeat(5000) + "[").getBytes(UTF_8));
		assertThat(this.body.firstText()).isEqualTo('[');
	}

	private void receive(byte[] sent) throws IOException {
		try (ServletInputStream source = new DelegatingServletInputStream(new ByteArrayInputStream(sent))) {
			int count = 0;
			while (count != -1 && this.body.makeRoom()) {
				count = this.body.receive(source);
			}
		}
	}

}
