package cl.gremio.tools.deadletter;

import picocli.CommandLine.ITypeConverter;

/** Reads a topic by its own name or by that of its dead letters. */
final class TopicConverter implements ITypeConverter<String> {

	@Override
	public String convert(String name) {
		return DeadLetter.topicOf(name);
	}

}
