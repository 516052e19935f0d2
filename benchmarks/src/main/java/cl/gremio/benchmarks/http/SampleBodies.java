package cl.gremio.benchmarks.http;

import cl.gremio.benchmarks.load.Bodies;

/** Bodies of requests: a thousand carts with fifty clients each. */
final class SampleBodies {

	private static final int CARTS = 1000;

	private static final int CLIENTS = 50;

	private static final int BODIES = 10_000;

	private SampleBodies() {
	}

	static String plate(int cart) {
		return String.format("CA%04d", cart);
	}

	static String sale(int number) {
		return sale(plate(number % CARTS), number);
	}

	static String sale(String plate, int number) {
		return "{\"client\":\"cliente-" + number / CARTS % CLIENTS + "\",\"count_sopaipillas\":" + (1 + number % 9)
				+ ",\"stock\":" + (number % 10 == 0 ? 15 : 21 + number % 80) + ",\"ubicacion\":\"" + place(number)
				+ "\",\"patente_carro\":\"" + plate + "\"}";
	}

	private static String place(int number) {
		return "-33." + (4000 + number % 1000) + ",-70." + (6000 + number % 1000);
	}

	static Bodies sales() {
		return Bodies.of(BODIES, SampleBodies::sale);
	}

	static Bodies stocks() {
		return Bodies.of(BODIES, (number) -> "{\"patente_carro\":\"" + plate(number % CARTS) + "\",\"stock\":"
				+ number % 100 + ",\"ubicacion\":\"" + place(number) + "\"}");
	}

	static Bodies reports() {
		return Bodies.of(BODIES, (number) -> "{\"patente\":\"" + plate(number % CARTS) + "\",\"ubicacion\":\""
				+ place(number) + "\",\"denuncia\":" + (number % 20 == 0 ? 1 : 0) + "}");
	}

	static Bodies applications() {
		return Bodies.of(BODIES,
				(number) -> "{\"name\":\"Rosa\",\"lastname\":\"Diaz\",\"dni\":\"" + (10_000_000 + number)
						+ "\",\"mail\":\"rosa" + number + "@gremio.cl\",\"patente\":\"" + plate(number % CARTS)
						+ "\",\"premium\":" + number % 2 + "}");
	}

}
