package cl.gremio.sales.consumer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import cl.gremio.model.wire.OneLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a closed day: a line with its totals, and a line for each listed cart. */
final class ClosedDayLog {

	private static final Logger logger = LoggerFactory.getLogger(ClosedDayLog.class);

	/** Longer plates are cut. */
	private static final int PLATE_LENGTH = 40;

	private ClosedDayLog() {
	}

	static void write(ClosedDayFact day, List<DailySalesFact> carts) {
		logger.info("{} closed, all carts ({}): {} sopaipillas in {} sales to {} clients, {} per client", day.fecha(),
				day.carts(), day.sopaipillas(), day.sales(), day.clients(), rounded(day.average()));
		for (DailySalesFact cart : carts) {
			logger.info("{} closed, cart {}: {} sopaipillas in {} sales to {} clients, {} per client", cart.fecha(),
					OneLine.of(cart.plate(), PLATE_LENGTH), cart.sopaipillas(), cart.sales(), cart.clients(),
					rounded(cart.average()));
		}
	}

	private static BigDecimal rounded(double average) {
		return BigDecimal.valueOf(average).setScale(2, RoundingMode.HALF_UP);
	}

}
