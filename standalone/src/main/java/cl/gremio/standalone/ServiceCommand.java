package cl.gremio.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import cl.gremio.service.GremioService;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Starts one service alone. Its options are Spring properties. */
@Command(footer = { "", "Any --some.property=VALUE is a Spring property, see docs/configuration.md. "
		+ "--spring.kafka.bootstrap-servers names the Kafka cluster." })
final class ServiceCommand implements Callable<Integer> {

	private final Service service;

	@Unmatched
	private List<String> arguments = new ArrayList<>();

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "this text")
	private boolean help;

	private ServiceCommand(Service service) {
		this.service = service;
	}

	static CommandSpec of(Service service) {
		CommandSpec spec = CommandSpec.forAnnotatedObject(new ServiceCommand(service)).name(service.label());
		spec.usageMessage().description("Starts this service alone: " + service.routes());
		return spec;
	}

	@Override
	public Integer call() {
		try {
			GremioService.run(this.service.application(), this.service.label(), this.service.defaultPort(),
					this.arguments.toArray(String[]::new));
			return Main.RUNS;
		}
		catch (RuntimeException ex) {
			// Spring Boot reports a failed start before it throws the exception.
			return CommandLine.ExitCode.SOFTWARE;
		}
	}

}
