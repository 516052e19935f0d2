package cl.gremio.location.consumer;

import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.Plate;
import cl.gremio.web.list.Listing;
import cl.gremio.web.list.PageRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class CartController {

	private final CartTables tables;

	CartController(CartTables tables) {
		this.tables = tables;
	}

	@GetMapping("/carritos")
	Listing<CartView> carts(@RequestParam(required = false) @Nullable String estado, PageRequest page)
			throws InvalidEventException {
		return new CartList(this.tables, (estado != null) ? CartStatus.named(estado) : null).listing(page);
	}

	@GetMapping("/carritos/{patente}")
	CartView cart(@PathVariable String patente) {
		return this.tables.cart(Plate.normalize(patente))
			.orElseThrow(
					() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Nothing was ever heard of this cart."));
	}

	@GetMapping("/profugos")
	Listing<FugitiveView> fugitives(PageRequest page) {
		return new FugitiveList(this.tables).listing(page);
	}

}
