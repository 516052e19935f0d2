package cl.gremio.model.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;
import org.hibernate.validator.spi.nodenameprovider.PropertyNodeNameProvider;

/**
 * Checks the constraints of wire records. Its messages are in English and have the
 * fields' wire names.
 */
final class WireValidator {

	private WireValidator() {
	}

	static Validator create() {
		return Validation.byProvider(HibernateValidator.class)
			.configure()
			.messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
			.propertyNodeNameProvider(new WireNames())
			.buildValidatorFactory()
			.getValidator();
	}

	/** The wire name of a record's component is its {@code @JsonProperty}. */
	private static final class WireNames implements PropertyNodeNameProvider {

		@Override
		public String getName(Property property) {
			return (property instanceof JavaBeanProperty bean) ? wireName(bean) : property.getName();
		}

		private static String wireName(JavaBeanProperty property) {
			return Arrays.stream(property.getDeclaringClass().getDeclaredFields())
				.filter((field) -> field.getName().equals(property.getName()))
				.map((field) -> field.getAnnotation(JsonProperty.class))
				.filter((name) -> name != null)
				.map(JsonProperty::value)
				.findFirst()
				.orElse(property.getName());
		}

	}

}
