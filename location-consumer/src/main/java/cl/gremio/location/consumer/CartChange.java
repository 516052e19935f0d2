package cl.gremio.location.consumer;

import org.jspecify.annotations.Nullable;

/**
 * What is to be published of a cart: a fact that has changed, or an event.
 *
 * @param fact the new fact
 * @param event what became of the cart, other than being seen elsewhere
 */
record CartChange<F>(@Nullable F fact, @Nullable CartEvent event) {

	static <F> CartChange<F> ofFact(F fact) {
		return new CartChange<>(fact, null);
	}

	static <F> CartChange<F> ofEvent(CartEvent event) {
		return new CartChange<>(null, event);
	}

}
