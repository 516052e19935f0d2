package cl.gremio.members.consumer;

import java.util.Map;
import java.util.TreeMap;

import cl.gremio.consumer.readmodel.Projection;
import cl.gremio.model.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MemberTablesTests {

	private final Map<String, byte[]> rows = new TreeMap<>();

	@Test
	void aMemberIsListedInItsTier() {
		apply("1-9", decision("aceptado", 1));
		apply("2-7", MembershipFixtures.decision("Ana", "2-7", "aceptado", 0, 7));
		assertThat(this.rows).containsOnlyKeys("decisions/1-9", "decisions/2-7", "premium/1-9", "regular/2-7");
	}

	@Test
	void whoIsRejectedIsListedNowhere() {
		apply("1-9", decision("rechazado", 1));
		assertThat(this.rows).containsOnlyKeys("decisions/1-9");
	}

	@Test
	void aRaiseMovesAMemberFromOneListToTheOther() {
		apply("1-9", decision("aceptado", 0));
		apply("1-9", decision("aceptado", 1));
		assertThat(this.rows).containsOnlyKeys("decisions/1-9", "premium/1-9");
	}

	@Test
	void aDecisionThatIsDeletedLeavesNothing() {
		apply("1-9", decision("aceptado", 1));
		apply("1-9", null);
		assertThat(this.rows).isEmpty();
	}

	@Test
	void whatIsNoDecisionChangesNothing() {
		for (String junk : new String[] { "", "junk", "[]", decision("otro", 1), decision("aceptado", 1) + "}" }) {
			assertThatExceptionOfType(JacksonException.class).as(junk).isThrownBy(() -> apply("1-9", junk));
		}
		assertThat(this.rows).isEmpty();
	}

	@Test
	void rowsAreReadAsTheAnswersOfTheService() {
		apply("1-9", decision("aceptado", 1));
		assertThat(answer("decisions/1-9", DecisionView.class))
			.isEqualTo("{\"dni\":\"1-9\",\"estado\":\"aceptado\",\"premium\":1,\"time\":7}");
		assertThat(answer("premium/1-9", MemberView.class)).isEqualTo(
				"{\"name\":\"Ana\",\"lastname\":\"Soto\",\"dni\":\"1-9\",\"mail\":\"a@x.cl\",\"patente\":\"AB12\",\"premium\":1}");
	}

	private String answer(String row, Class<?> type) {
		Object read = WireWriter.readerFor(type).readValue(this.rows.get(row));
		return new String(WireWriter.toJson(read), UTF_8);
	}

	private static String decision(String estado, int premium) {
		return MembershipFixtures.decision("Ana", "1-9", estado, premium, 7);
	}

	private void apply(String dni, @Nullable String json) {
		MemberTables.project(dni, (json != null) ? json.getBytes(UTF_8) : null, new Projection.Rows() {
			@Override
			public void put(String table, String key, byte[] value) {
				MemberTablesTests.this.rows.put(table + "/" + key, value);
			}

			@Override
			public void delete(String table, String key) {
				MemberTablesTests.this.rows.remove(table + "/" + key);
			}
		});
	}

}
