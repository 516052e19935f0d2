package cl.gremio.tools.deadletter;

import picocli.CommandLine.ITypeConverter;

/** Reads a topic by its own name or the name of its dead-letter topic. */
final class TopicConverter implements ITypeConverter<String> {

	@Override
	public String convert(String name) {
		return DeadLetter.topicOf(name);
	}

}
