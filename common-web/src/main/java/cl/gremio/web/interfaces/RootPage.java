package cl.gremio.web.interfaces;

/**
 * Marks the bean of a page at {@code /}. A service with such a page does not describe
 * itself there.
 */
public interface RootPage {

}
