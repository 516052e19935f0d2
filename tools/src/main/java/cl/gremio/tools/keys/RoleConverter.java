package cl.gremio.tools.keys;

import java.util.Arrays;
import java.util.stream.Collectors;

import cl.gremio.model.security.Role;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a role by its wire name. */
final class RoleConverter implements ITypeConverter<Role> {

	@Override
	public Role convert(String text) {
		try {
			return Role.of(text);
		}
		catch (IllegalArgumentException ex) {
			throw new TypeConversionException("must be one of "
					+ Arrays.stream(Role.values()).map(Role::wireName).collect(Collectors.joining(", ")));
		}
	}

}
