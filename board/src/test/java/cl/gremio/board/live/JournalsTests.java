package cl.gremio.board.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import cl.gremio.board.upstream.Upstream;
import cl.gremio.web.privacy.MemberMask;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class JournalsTests {

	private static final UpstreamList MEMBERS = new UpstreamList(Upstream.MEMBERS_CONSUMER, "/listmemberpre");

	private static final UpstreamList STOCK = new UpstreamList(Upstream.STOCK_CONSUMER, "/stock");

	private static final String ROW = "{\"name\":\"Ana\",\"lastname\":\"Soto\",\"dni\":\"1-9\",\"mail\":\"a@x.cl\","
			+ "\"patente\":\"AB12\",\"premium\":1}";

	/** How often a dni was masked. */
	private final AtomicInteger masked = new AtomicInteger();

	private final MemberMask mask = new MemberMask(() -> {
		this.masked.incrementAndGet();
		return "secret".getBytes(UTF_8);
	});

	private final Journals journals = new Journals(1_000_000, new byte[0], this.mask);

	@Test
	void eachAudienceIsToldWhatItMaySee() {
		Journal.Position full = this.journals.end(Audience.FULL);
		Journal.Position hidden = this.journals.end(Audience.MASKED);
		append(MEMBERS, "fila", ROW);
		append(MEMBERS, "quitada", "{\"clave\":\"1-9\"}");
		append(STOCK, "quitada", "{\"clave\":\"AB12\"}");
		String stock = "event: /stock\ndata: {\"quitada\":\"AB12\"}\n\n";
		assertThat(text(full)).isEqualTo("event: /listmemberpre\ndata: {\"fila\":" + ROW + "}\n\n"
				+ "event: /listmemberpre\ndata: {\"quitada\":\"1-9\"}\n\n" + stock);
		String dni = this.mask.dni("1-9");
		assertThat(text(hidden))
			.isEqualTo("event: /listmemberpre\ndata: {\"fila\":{\"name\":\"A.\",\"lastname\":\"S.\"," + "\"dni\":\""
					+ dni + "\",\"mail\":null,\"patente\":\"AB12\",\"premium\":1}}\n\n"
					+ "event: /listmemberpre\ndata: {\"quitada\":\"" + dni + "\"}\n\n" + stock);
	}

	@Test
	void aThousandReadersCostOneMask() {
		List<Journal.Position> readers = new ArrayList<>();
		IntStream.range(0, 1000).forEach((i) -> readers.add(this.journals.end(Audience.MASKED)));
		append(MEMBERS, "fila", ROW);
		assertThat(readers).allSatisfy((reader) -> assertThat(text(reader)).contains("m-").doesNotContain("1-9"));
		assertThat(this.masked).hasValue(1);
	}

	@Test
	void nothingIsMaskedForWhoSeesMembers() {
		this.journals.end(Audience.FULL);
		append(MEMBERS, "fila", ROW);
		assertThat(this.masked).hasValue(0);
	}

	private void append(UpstreamList list, String name, String data) {
		this.journals.append(LiveEvents.change(list, new ServerSentEvent(name, data)));
	}

	private String text(Journal.Position reader) {
		this.journals.complete();
		StringBuilder text = new StringBuilder();
		for (byte[] batch = reader.next(); batch != null; batch = reader.next()) {
			text.append(new String(batch, UTF_8));
		}
		return text.toString();
	}

}
