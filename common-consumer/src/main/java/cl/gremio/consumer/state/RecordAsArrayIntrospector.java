package cl.gremio.consumer.state;

import java.util.Arrays;

import com.fasterxml.jackson.annotation.JsonFormat;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Gives every record the shape of an array that holds its components and nothing else.
 */
final class RecordAsArrayIntrospector extends JacksonAnnotationIntrospector {

	private static final long serialVersionUID = 1L;

	private static final JsonFormat.Value ARRAY = JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY);

	@Override
	public JsonFormat.Value findFormat(MapperConfig<?> config, Annotated annotated) {
		return (annotated instanceof AnnotatedClass type && type.getRawType().isRecord()) ? ARRAY
				: super.findFormat(config, annotated);
	}

	@Override
	public boolean hasIgnoreMarker(MapperConfig<?> config, AnnotatedMember member) {
		return isDerived(member) || super.hasIgnoreMarker(config, member);
	}

	/** Whether a record computes the value of a method from its components. */
	private static boolean isDerived(AnnotatedMember member) {
		Class<?> type = member.getDeclaringClass();
		return type.isRecord() && member instanceof AnnotatedMethod && Arrays.stream(type.getRecordComponents())
			.noneMatch((component) -> component.getName().equals(member.getName()));
	}

}
