package cl.gremio.sales.producer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import cl.gremio.producer.publish.TransactionalBulkPublisher;
import cl.gremio.service.GuildTime;
import cl.gremio.web.body.BulkRoute;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;

/** What the controller of sales needs, at a fixed time. */
@TestConfiguration
class SalesProducerBeans {

	@Bean
	GuildTime guildTime() {
		return new GuildTime(Clock.fixed(Instant.parse("2026-11-23T18:00:00Z"), ZoneId.of("UTC")),
				ZoneId.of("America/Santiago"));
	}

	@Bean
	SaleRecords saleRecords() {
		return new SaleRecords(true);
	}

	@Bean
	BulkSales bulkSales(TransactionalBulkPublisher publisher, SaleRecords records, GuildTime time) {
		return new BulkSales(publisher, records, time.zone(),
				new SalesProducerProperties.BulkLimits(DataSize.ofMegabytes(16), DataSize.ofMegabytes(64), 16,
						DataSize.ofMegabytes(64), Duration.ofSeconds(29), Duration.ofSeconds(20)));
	}

	@Bean
	BulkRoute bulkRoute() {
		return new BulkRoute("/sales", DataSize.ofMegabytes(16), DataSize.ofMegabytes(64));
	}

}
