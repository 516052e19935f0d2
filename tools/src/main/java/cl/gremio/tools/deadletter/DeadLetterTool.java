package cl.gremio.tools.deadletter;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code gremio dlt}. */
@Command(name = "dlt", subcommands = { ListCommand.class, ShowCommand.class, ReplayCommand.class },
		synopsisSubcommandLabel = "(list | show | replay)",
		description = "Lists, shows and replays dead letters: records that could not be read or were invalid.",
		footer = { "", "TOPIC is members, sales, stock or ubication. PARTITION and OFFSET are the dead letter's own, "
				+ "as list prints them. Exit code 0: done; 1: not done, or only a part; 2: the command line is wrong." })
public final class DeadLetterTool implements Runnable {

	@Spec
	private @Nullable CommandSpec spec;

	@Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", scope = ScopeType.INHERIT,
			description = "the Kafka cluster (default: " + ClientSettings.DEFAULT_BROKER + ")")
	private @Nullable String bootstrapServers;

	@Option(names = "--config", paramLabel = "FILE", scope = ScopeType.INHERIT,
			description = "properties of Kafka's clients, such as for security")
	private @Nullable Path config;

	@Option(names = { "-h", "--help" }, usageHelp = true, scope = ScopeType.INHERIT, description = "this text")
	private boolean help;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "dlt needs a command: list, show or replay");
	}

	/**
	 * Returns the settings of Kafka's clients.
	 * @throws cl.gremio.tools.CommandException if the file can't be read
	 */
	ClientSettings settings() {
		return ClientSettings.of(this.bootstrapServers, this.config);
	}

}
