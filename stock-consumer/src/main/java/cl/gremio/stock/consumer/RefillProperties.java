package cl.gremio.stock.consumer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When carts are refilled.
 *
 * @param threshold up to which stock is low, 0 or more
 * @param batch how many make an alert, 1 to 100: together they are one record. Made
 * smaller, the next alert takes all that wait by then
 * @param count what counts towards a batch, {@code events} or {@code carts}
 */
@ConfigurationProperties("gremio.refill")
@Validated
record RefillProperties(@DefaultValue("20") @Min(0) int threshold, @DefaultValue("5") @Min(1) @Max(100) int batch,
		@DefaultValue("events") BatchUnit count) {

	RefillRule rule() {
		return new RefillRule(this.threshold, this.batch, this.count);
	}

}
