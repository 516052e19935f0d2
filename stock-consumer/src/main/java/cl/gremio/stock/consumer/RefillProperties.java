package cl.gremio.stock.consumer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the refills.
 *
 * @param threshold the highest stock that is low, 0 or more
 * @param batch how many raise an alert, 1 to 100: an alert is one record. If it is
 * reduced, the next alert has all events that wait by then
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
