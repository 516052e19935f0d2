package cl.gremio.location.consumer;

import org.jspecify.annotations.Nullable;

/**
 * What is to be published of a cart: a fact that has changed, or an event.
 *
 * @param fact the new fact
 * @param event what became of the cart, other than being seen elsewhere
 */
record CartUpdate<F>(@Nullable F fact, @Nullable CartEventFact event) {

	static <F> CartUpdate<F> ofFact(F fact) {
		return new CartUpdate<>(fact, null);
	}

	static <F> CartUpdate<F> ofEvent(CartEventFact event) {
		return new CartUpdate<>(null, event);
	}

}
