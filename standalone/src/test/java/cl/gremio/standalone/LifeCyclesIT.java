package cl.gremio.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.context.SmartLifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Stops the eight application contexts and starts them again, as Spring allows. */
@Timeout(300)
class LifeCyclesIT {

	private static final Duration SOON = Duration.ofSeconds(60);

	@TempDir
	private static Path folder;

	private static EmbeddedBroker broker;

	private static final Map<Service, ServiceInstance> SERVICES = new EnumMap<>(Service.class);

	@BeforeAll
	static void start() throws Exception {
		broker = EmbeddedBroker.start(folder.resolve("broker"), "127.0.0.1", FreePort.choose());
		for (Service service : Service.values()) {
			SERVICES.put(service, ServiceInstance.start(service, folder.resolve(service.label()),
					broker.bootstrapServers(), Map.of("gremio.members.acceptance", "all")));
		}
	}

	@AfterAll
	static void stop() throws Exception {
		for (ServiceInstance service : SERVICES.values()) {
			service.close();
		}
		broker.close();
	}

	@Test
	void whatWasStoppedStartsAgainAndWorksAsBefore() {
		awaitReady();
		assertEverythingWorks("A1");
		for (int round = 2; round <= 3; round++) {
			SERVICES.values().forEach((service) -> service.context().stop());
			assertThat(Arrays.stream(Service.values())).allSatisfy((service) -> assertLifeCycles(service, false));
			SERVICES.values().forEach((service) -> service.context().start());
			assertThat(Arrays.stream(Service.values())).allSatisfy((service) -> assertLifeCycles(service, true));
			awaitReady();
			assertEverythingWorks("A" + round);
		}
	}

	private static void assertLifeCycles(Service service, boolean running) {
		assertThat(SERVICES.get(service).context().getBeansOfType(SmartLifecycle.class).values()).isNotEmpty()
			.filteredOn(SmartLifecycle::isAutoStartup)
			.allSatisfy((bean) -> assertThat(bean.isRunning()).as(bean.toString()).isEqualTo(running));
	}

	private static void awaitReady() {
		SERVICES.values().forEach((service) -> await().atMost(SOON).until(service::isReady));
	}

	private static void assertEverythingWorks(String name) {
		post(Service.MEMBERS_PRODUCER, "/new_member", """
				{"name":"Rosa","lastname":"Diaz","dni":"%s","mail":"r@g.cl","patente":"%s","premium":1}""", name);
		post(Service.SALES_PRODUCER, "/sales", """
				{"client":"Ana","count_sopaipillas":1,"stock":30,"ubicacion":"%s","patente_carro":"%s"}""", name);
		post(Service.STOCK_PRODUCER, "/stock", """
				{"ubicacion":"%s","stock":31,"patente_carro":"B%s"}""", name);
		post(Service.LOCATION_PRODUCER, "/ubicacion", """
				{"ubicacion":"%s","patente":"C%s","denuncia":1}""", name);
		awaitBody(Service.MEMBERS_CONSUMER, "/members/" + name, (body) -> body.contains("aceptado"));
		awaitBody(Service.SALES_CONSUMER, "/ventadiaria", (body) -> body.contains('"' + name + '"'));
		awaitBody(Service.STOCK_CONSUMER, "/stock", (body) -> body.contains("\"B" + name + '"'));
		awaitBody(Service.LOCATION_CONSUMER, "/profugos", (body) -> body.contains("\"C" + name + '"'));
	}

	private static void post(Service service, String path, String json, String name) {
		assertThat(SERVICES.get(service).calls().postJson(service, path, json.formatted(name, name)).statusCode())
			.as(path)
			.isEqualTo(202);
	}

	private static void awaitBody(Service service, String path, Predicate<String> condition) {
		await().atMost(SOON).until(() -> SERVICES.get(service).calls().get(service, path).body(), condition);
	}

}
