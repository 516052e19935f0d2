package cl.gremio.web.security;

import cl.gremio.model.LocationRequest;
import cl.gremio.model.SaleRequest;
import cl.gremio.model.StockRequest;
import cl.gremio.model.security.Role;
import cl.gremio.model.wire.WireRecord;

import org.springframework.security.access.AccessDeniedException;

/**
 * What a caller may report (contract: Security). A vendor reports the carts of the key
 * and denounces none; an agent says of each cart whether it is denounced. Applies to each
 * event of a body, single or many.
 *
 * @param caller who sends the body
 */
public record BodyAuthorization(Caller caller) {

	/**
	 * Lets an event pass. A vendor's report without {@code denuncia} is clean.
	 * @throws AccessDeniedException if the caller may not report this
	 */
	@SuppressWarnings("unchecked")
	public <T extends WireRecord> T authorize(T data) {
		if (this.caller.has(Role.ADMIN)) {
			return data;
		}
		if (data instanceof SaleRequest sale) {
			requireOwn(sale.plate());
		}
		else if (data instanceof StockRequest stock) {
			requireOwn(stock.plate());
		}
		else if (data instanceof LocationRequest location) {
			return (T) authorizeLocation(location);
		}
		return data;
	}

	private LocationRequest authorizeLocation(LocationRequest location) {
		if (location.denuncia() != null && this.caller.has(Role.AGENTE)) {
			return location;
		}
		if (!this.caller.has(Role.VENDEDOR)) {
			throw new AccessDeniedException("The role agente reports carts with denuncia, 1 or 0.");
		}
		if (location.denuncia() != null && location.denuncia() != 0) {
			throw new AccessDeniedException("This key may not denounce a cart, which needs the role agente.");
		}
		requireOwn(location.plate());
		return new LocationRequest(location.plate(), location.ubicacion(), 0);
	}

	private void requireOwn(String plate) {
		if (!this.caller.isFor(plate)) {
			throw new AccessDeniedException("This key is for other carts.");
		}
	}

}
