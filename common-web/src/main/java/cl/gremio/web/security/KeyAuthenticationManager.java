package cl.gremio.web.security;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;

/** Finds the holder of a key. */
record KeyAuthenticationManager(KeyRing ring) implements AuthenticationManager {

	@Override
	public CallerAuthentication authenticate(Authentication authentication) {
		String key = String.valueOf(authentication.getCredentials());
		return this.ring.find(key)
			.map((caller) -> CallerAuthentication.authenticated(caller, key))
			.orElseThrow(() -> new BadCredentialsException("This key is unknown or was withdrawn."));
	}

}
