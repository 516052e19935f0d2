package cl.gremio.location.consumer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

@WebMvcTest(CartController.class)
class CartControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private CartTables tables;

	@Test
	void everyKnownCartIsListed() {
		given(this.tables.carts(null)).willAnswer((call) -> carts());
		assertThat(this.mvc.get().uri("/carritos")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				[{"patente":"A","ubicacion":"Plaza","time":100,"estado":"activo"},
				{"patente":"B","ubicacion":"Plaza","time":100,"estado":"perdido"},
				{"patente":"C","ubicacion":"Plaza","time":100,"estado":"profugo"},
				{"patente":"D","ubicacion":"Plaza","time":100,"estado":"activo"},
				{"patente":"E","ubicacion":"Plaza","time":100,"estado":"activo"}]""");
	}

	@Test
	void estadoFilters() {
		given(this.tables.carts(null)).willAnswer((call) -> carts());
		assertThat(plates("/carritos?estado=activo")).containsExactly("A", "D", "E");
		assertThat(plates("/carritos?estado=perdido")).containsExactly("B");
		assertThat(plates("/carritos?estado=profugo")).containsExactly("C");
	}

	@Test
	void aPageOfTheFilteredListLinksToTheNext() {
		given(this.tables.carts("A")).willAnswer((call) -> carts().skip(1));
		assertThat(this.mvc.get().uri("/carritos?estado=activo&limit=1&after=a")).hasStatusOk()
			.hasHeader("Link", "</carritos?estado=activo&limit=1&after=D>; rel=\"next\"");
		assertThat(this.mvc.get().uri("/carritos?estado=activo&limit=2&after=a")).hasStatusOk()
			.doesNotContainHeader("Link");
	}

	@ParameterizedTest
	@ValueSource(strings = { "estado=capturado", "estado=", "estado=ACTIVO" })
	void anotherEstadoIsABadRequest(String query) {
		assertThat(this.mvc.get().uri("/carritos?" + query)).hasStatus(400)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.isLenientlyEqualTo("""
					{"errors":[{"field":"estado","message":"must be activo, perdido or profugo"}]}""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/carritos?limit=0", "/profugos?limit=x" })
	void aBadLimitIsABadRequest(String uri) {
		assertThat(this.mvc.get().uri(uri)).hasStatus(400)
			.bodyJson()
			.extractingPath("$.errors[0].field")
			.isEqualTo("limit");
	}

	@Test
	void aCartIsFoundByItsPlateHoweverItIsWritten() {
		given(this.tables.cart("AB12")).willReturn(Optional.of(new CartView("AB12", "Plaza", 100, CartStatus.PROFUGO)));
		assertThat(this.mvc.get().uri("/carritos/ ab12 ")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"patente":"AB12","ubicacion":"Plaza","time":100,"estado":"profugo"}""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "AB1234", "ab1234", "AB-12 34", "ab.12.34", "\u2007AB1234\ufeff" })
	void aListBeginsAfterAPlateHoweverItIsWritten(String plate) {
		CartView cart = new CartView("AB1235", "Plaza", 100, CartStatus.ACTIVO);
		given(this.tables.cart("AB1234")).willReturn(Optional.of(cart));
		assertThat(this.mvc.get().uri("/carritos/{patente}", plate)).hasStatusOk();
		given(this.tables.carts("AB1234")).willReturn(Stream.of(cart));
		assertThat(this.mvc.get().uri("/carritos?after={patente}", plate)).bodyJson()
			.extractingPath("$[0].patente")
			.isEqualTo("AB1235");
		given(this.tables.fugitives("AB1234")).willReturn(Stream.of(new FugitiveView("B", "Plaza", 100, 60)));
		assertThat(this.mvc.get().uri("/profugos?after={patente}", plate)).bodyJson()
			.extractingPath("$[0].patente")
			.isEqualTo("B");
	}

	@Test
	void anUnknownCartIsNotFound() {
		given(this.tables.cart(any())).willReturn(Optional.empty());
		assertThat(this.mvc.get().uri("/carritos/ZZ99")).hasStatus(404)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.status")
			.isEqualTo(404);
	}

	@Test
	void fugitivesAreListedAndPaged() {
		given(this.tables.fugitives(any())).willAnswer(
				(call) -> Stream.of(new FugitiveView("A", "Plaza", 100, 50), new FugitiveView("B", "Plaza", 100, 60)));
		assertThat(this.mvc.get().uri("/profugos")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				[{"patente":"A","ubicacion":"Plaza","time":100,"denunciado":50},
				{"patente":"B","ubicacion":"Plaza","time":100,"denunciado":60}]""");
		assertThat(this.mvc.get().uri("/profugos?limit=1")).hasHeader("Link",
				"</profugos?limit=1&after=A>; rel=\"next\"");
	}

	private List<String> plates(String uri) {
		MvcTestResult answer = this.mvc.get().uri(uri).exchange();
		assertThat(answer).hasStatusOk();
		return JsonPath.read(new String(answer.getResponse().getContentAsByteArray(), UTF_8), "$[*].patente");
	}

	private static Stream<CartView> carts() {
		return Stream.of(cart("A", CartStatus.ACTIVO), cart("B", CartStatus.PERDIDO), cart("C", CartStatus.PROFUGO),
				cart("D", CartStatus.ACTIVO), cart("E", CartStatus.ACTIVO));
	}

	private static CartView cart(String plate, CartStatus estado) {
		return new CartView(plate, "Plaza", 100, estado);
	}

}
