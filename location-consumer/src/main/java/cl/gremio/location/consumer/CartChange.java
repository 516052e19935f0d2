package cl.gremio.location.consumer;

import org.jspecify.annotations.Nullable;

/**
 * What is to be published when a cart's fact changes.
 *
 * @param fact the new fact
 * @param event what became of the cart, if it is more than being seen elsewhere
 */
record CartChange<F>(F fact, @Nullable CartEvent event) {
}
