package cl.gremio.tools.deadletter;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import cl.gremio.tools.CommandException;
import cl.gremio.tools.QuietLogging;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command of the tool. A command works on one Kafka cluster. */
abstract class DeadLetterCommand implements Callable<Integer> {

	@ParentCommand
	private @Nullable DeadLetterTool tool;

	@Spec
	private @Nullable CommandSpec spec;

	/**
	 * Does the work.
	 * @return whether all work is done
	 * @throws CommandException if no work can be done
	 */
	abstract boolean run(KafkaClients clients);

	@Override
	public Integer call() {
		QuietLogging.choose();
		ClientSettings settings = this.tool.settings();
		try (KafkaClients clients = new KafkaClients(settings)) {
			boolean done = run(clients);
			out().flush();
			return done ? 0 : 1;
		}
		catch (TimeoutException ex) {
			throw new CommandException("Kafka does not answer on " + settings.bootstrapServers(), ex);
		}
		catch (KafkaException ex) {
			Throwable root = ex;
			while (root.getCause() != null) {
				root = root.getCause();
			}
			throw new CommandException("Kafka on " + settings.bootstrapServers() + ": " + root.getMessage(), ex);
		}
	}

	final PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

	final CommandSpec spec() {
		return this.spec;
	}

}
