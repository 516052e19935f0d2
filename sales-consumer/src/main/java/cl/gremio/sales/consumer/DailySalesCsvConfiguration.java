package cl.gremio.sales.consumer;

import cl.gremio.web.list.CsvListingConverter;
import cl.gremio.web.list.NonBlockingWriter;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Adds CSV, for spreadsheets, to the answers that list daily sales. */
@Configuration(proxyBeanMethods = false)
class DailySalesCsvConfiguration implements WebMvcConfigurer {

	private final NonBlockingWriter writer;

	DailySalesCsvConfiguration(NonBlockingWriter writer) {
		this.writer = writer;
	}

	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
		builder.addCustomConverter(new CsvListingConverter(DailySalesFact.class, this.writer));
	}

}
