/** Holds the HTTP traffic of all tests against {@code openapi.yaml}. */
package cl.gremio.web.traffic;
