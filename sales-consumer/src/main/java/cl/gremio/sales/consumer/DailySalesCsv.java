package cl.gremio.sales.consumer;

import cl.gremio.service.http.CsvListingConverter;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Answers with daily sales as CSV too, as spreadsheets read it. */
@Configuration(proxyBeanMethods = false)
class DailySalesCsv implements WebMvcConfigurer {

	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
		builder.addCustomConverter(new CsvListingConverter(DailySales.class));
	}

}
