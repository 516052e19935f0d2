package cl.gremio.standalone;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes events. No other vendor has its carts, so each cart's events have one order. */
final class Vendor {

	/** The prefix of the plates of carts that sell. */
	static final String SELLING = "S";

	private static final int CARTS = 3;

	private static final int HIGHEST_STOCK = 60;

	private final int number;

	private final List<Service> services;

	private final String hora;

	private final Random random;

	private int events;

	Vendor(int number, List<Service> services, String hora, Random random) {
		this.number = number;
		this.services = services;
		this.hora = hora;
		this.random = random;
	}

	Posting next() {
		String token = "e" + this.number + "-" + ++this.events;
		Service service = this.services.get(this.random.nextInt(this.services.size()));
		return switch (service) {
			case SALES_PRODUCER -> sale(token);
			case STOCK_PRODUCER -> posting(service, "/stock", token, Map.of("patente_carro", plate(SELLING), "stock",
					Integer.toString(this.random.nextInt(21)), "ubicacion", token));
			case LOCATION_PRODUCER -> this.random.nextInt(4) == 0
					? posting(service, "/ubicacion", token,
							Map.of("patente", "F" + token, "ubicacion", token, "denuncia", "1"))
					: posting(service, "/ubicacion", token,
							Map.of("patente", plate("L"), "ubicacion", token, "denuncia", "0"));
			case MEMBERS_PRODUCER ->
				posting(service, "/new_member", token, Map.of("name", "Rosa", "lastname", "Diaz", "dni", token, "mail",
						"r@g.cl", "patente", "M1", "premium", Integer.toString(this.random.nextInt(2))));
			default -> throw new IllegalArgumentException(service + " takes nothing");
		};
	}

	/** Every client buys twice. */
	private Posting sale(String token) {
		return posting(Service.SALES_PRODUCER, "/sales", token,
				Map.of("client", "c" + this.number + "-" + this.events / 2, "count_sopaipillas",
						Integer.toString(1 + this.random.nextInt(5)), "stock",
						Integer.toString(this.random.nextInt(HIGHEST_STOCK)), "ubicacion", token, "hora", this.hora,
						"patente_carro", plate(SELLING)));
	}

	private Posting posting(Service service, String route, String token, Map<String, String> form) {
		return new Posting(service, route, token, form, (this.random.nextInt(4) == 0) ? "key-" + token : null);
	}

	private String plate(String kind) {
		return kind + this.number + this.random.nextInt(CARTS);
	}

}
