package cl.gremio.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;

import cl.gremio.service.RootLocale;

/**
 * Starts everything once on free ports, sends some requests, and ends, so that the JVM
 * records the classes that a start and the first requests load. Exit code 1: the start
 * failed, took too long, or an answer was not the expected one.
 */
public final class Rehearsal {

	private static final Map<Service, String> POSTS = Map.of(Service.MEMBERS_PRODUCER, """
			/new_member
			{"name":"Rosa","lastname":"Diaz","dni":"1-9","mail":"rosa@gremio.cl","patente":"AB1234","premium":1}""",
			Service.SALES_PRODUCER,
			"""
					/sales
					{"client":"Ana","count_sopaipillas":3,"stock":50,"ubicacion":"-33.45,-70.66","patente_carro":"AB1234"}""",
			Service.STOCK_PRODUCER, """
					/stock
					{"patente_carro":"AB1234","stock":50}""", Service.LOCATION_PRODUCER, """
					/ubicacion
					{"patente":"AB1234","ubicacion":"-33.45,-70.66","denuncia":0}""");

	private static final Map<Service, String> GETS = Map.of(Service.MEMBERS_CONSUMER, "/listmemberpre",
			Service.SALES_CONSUMER, "/ventadiaria", Service.STOCK_CONSUMER, "/stock", Service.LOCATION_CONSUMER,
			"/carritos");

	private final Standalone standalone;

	private final HttpClient client = HttpClient.newHttpClient();

	private Rehearsal(Standalone standalone) {
		this.standalone = standalone;
	}

	/**
	 * Starts and ends the platform.
	 * @param args a new folder for its data, which stays
	 * @throws IOException when no port can be had, or no answer came
	 * @throws InterruptedException when it is told to end
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		RootLocale.use();
		ConsoleLogging.choose();
		try (Standalone standalone = Standalone.start(Options.onFreePorts(Path.of(args[0]), Map.of()))) {
			if (!standalone.late().isEmpty()) {
				throw new StartupException("Not ready in time: " + standalone.late());
			}
			new Rehearsal(standalone).ask();
		}
	}

	private void ask() throws IOException, InterruptedException {
		for (Service service : Service.values()) {
			expect(200, HttpRequest.newBuilder(uri(service, "/actuator/health/readiness")));
		}
		for (Map.Entry<Service, String> post : POSTS.entrySet()) {
			String[] lines = post.getValue().split("\n");
			expect(202,
					HttpRequest.newBuilder(uri(post.getKey(), lines[0]))
						.header("Content-Type", "application/json")
						.POST(BodyPublishers.ofString(lines[1])));
		}
		for (Map.Entry<Service, String> get : GETS.entrySet()) {
			expect(200, HttpRequest.newBuilder(uri(get.getKey(), get.getValue())));
		}
	}

	private URI uri(Service service, String path) {
		return URI.create("http://" + Options.LOOPBACK + ":" + this.standalone.port(service) + path);
	}

	private void expect(int status, HttpRequest.Builder request) throws IOException, InterruptedException {
		HttpResponse<Void> response = this.client.send(request.build(), BodyHandlers.discarding());
		if (response.statusCode() != status) {
			throw new StartupException(response + ", and not " + status);
		}
	}

}
