package cl.gremio.consumer.readmodel;

import java.util.ArrayList;
import java.util.List;

import cl.gremio.model.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JsonRowTests {

	private static final String STORED = "{\"sold\":1,\"plate\":\"\u00d1 12\",\"more\":[1.50]}";

	private final JsonRow<Cart> row = new JsonRow<>(STORED.getBytes(UTF_8), WireWriter.readerFor(Cart.class));

	private final List<String> rows = new ArrayList<>();

	@Test
	void aRowIsAnsweredAsItIsStored() {
		JsonMapper mapper = new JsonMapper();
		assertThat(mapper.writeValueAsString(this.row)).isEqualTo(STORED);
		assertThat(new String(mapper.writeValueAsBytes(List.of(this.row, this.row)), UTF_8))
			.isEqualTo("[" + STORED + "," + STORED + "]");
	}

	@Test
	void aRowHasAnObject() {
		assertThat(this.row.value()).isEqualTo(new Cart("\u00d1 12", 1));
		assertThat(JsonRow.of(new Cart("AB12", 3)).value()).isEqualTo(new Cart("AB12", 3));
	}

	@ParameterizedTest
	@ValueSource(strings = { " {\"plate\":\"A\",\"sold\":1}", "{\"plate\":\"A\",\"sold\":1}\n",
			"\ufeff{\"plate\":\"A\",\"sold\":1}" })
	void whatIsNotAnObjectAloneIsNoFact(String json) {
		assertThatIllegalArgumentException().isThrownBy(() -> project(json.getBytes(UTF_8)));
	}

	@Test
	void anObjectInAnotherEncodingIsNoFact() {
		String json = "{\"plate\":\"A\",\"sold\":1}";
		assertThatIllegalArgumentException().isThrownBy(() -> project(json.getBytes(UTF_16LE)));
		assertThatIllegalArgumentException().isThrownBy(() -> project(json.getBytes(UTF_16BE)));
		project(json.getBytes(UTF_8));
		assertThat(this.rows).containsExactly(json);
	}

	private void project(byte[] json) {
		Projection.into("carts", Cart.class, Cart::plate).apply("A", json, new Projection.Rows() {

			@Override
			public void put(String table, String key, byte[] value) {
				JsonRowTests.this.rows.add(new String(value, UTF_8));
			}

			@Override
			public void delete(String table, String key) {
				JsonRowTests.this.rows.clear();
			}

		});
	}

	record Cart(String plate, int sold) {
	}

}
