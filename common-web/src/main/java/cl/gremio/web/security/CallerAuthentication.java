package cl.gremio.web.security;

import java.util.Collection;
import java.util.List;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * A caller and the key that came with the request. An attribute of the request holds it.
 */
public final class CallerAuthentication extends AbstractAuthenticationToken {

	private static final String ATTRIBUTE = CallerAuthentication.class.getName();

	/** The caller in mode {@code open}. */
	static final CallerAuthentication ANYBODY = new CallerAuthentication(Caller.ANYBODY, null, true);

	/** A caller without a key in mode {@code keys}. */
	static final CallerAuthentication NOBODY = new CallerAuthentication(Caller.NOBODY, null, false);

	private final transient Caller caller;

	private final transient @Nullable String key;

	private CallerAuthentication(Caller caller, @Nullable String key, boolean known) {
		super(authorities(caller));
		this.caller = caller;
		this.key = key;
		super.setAuthenticated(known);
	}

	/** A key that is yet to be looked up. */
	public static CallerAuthentication unauthenticated(String key) {
		return new CallerAuthentication(Caller.NOBODY, key, false);
	}

	/** The holder of a key. */
	static CallerAuthentication authenticated(Caller caller, String key) {
		return new CallerAuthentication(caller, key, true);
	}

	/** The authentication of a request, or {@code null} before its filter has run. */
	public static @Nullable CallerAuthentication of(ServletRequest request) {
		return (CallerAuthentication) request.getAttribute(ATTRIBUTE);
	}

	void rememberIn(ServletRequest request) {
		request.setAttribute(ATTRIBUTE, this);
	}

	private static Collection<GrantedAuthority> authorities(Caller caller) {
		return List
			.copyOf(caller.roles().stream().map((role) -> new SimpleGrantedAuthority("ROLE_" + role.name())).toList());
	}

	@Override
	public Caller getPrincipal() {
		return this.caller;
	}

	/** The text of the key, which must not be logged. */
	@Override
	public @Nullable String getCredentials() {
		return this.key;
	}

	@Override
	public String getName() {
		return (this.caller.name() != null) ? this.caller.name() : "";
	}

}
