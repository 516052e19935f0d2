package cl.gremio.web.interfaces;

import java.util.List;

/**
 * What a service says of itself.
 *
 * @param servicio the service's name
 * @param version the version of gremio
 * @param rutas the service's routes
 * @param documentos the paths of the documents of all interfaces
 */
record DescriptionView(String servicio, String version, List<RouteView> rutas, List<String> documentos) {

	/**
	 * A route of the service.
	 *
	 * @param metodo the method
	 * @param ruta the path
	 * @param resumen what the route is for
	 */
	record RouteView(String metodo, String ruta, String resumen) {
	}

}
