package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.model.security.AccessKey;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.theClass;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The boundaries between the modules, and between rules and frameworks. */
class ArchitectureTests {

	/** The bean classes that Spring generates in builds with the profile native. */
	private static final Pattern GENERATED = Pattern.compile(".*__[^/]*\\.class");

	private static final JavaClasses GREMIO = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.matches(GENERATED))
		.importPackages("cl.gremio");

	@Test
	void theModelAndTheToolsKnowNoSpring() {
		noClasses().that()
			.resideInAnyPackage("cl.gremio.model..", "cl.gremio.tools..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.check(GREMIO);
	}

	/** The time of a comparison tells nothing of a key. */
	@Test
	void hashesOfKeysAreComparedInConstantTimeOnly() {
		theClass(AccessKey.class).should()
			.callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
			.check(GREMIO);
		noClasses().should()
			.callMethod(AccessKey.class, "sha256")
			.orShould()
			.callMethod(AccessKey.class, "equals", Object.class)
			.check(GREMIO);
		noClasses().that()
			.resideInAnyPackage("cl.gremio.model.security", "cl.gremio.web.security", "cl.gremio.board.session")
			.should()
			.callMethod(Arrays.class, "equals", byte[].class, byte[].class)
			.check(GREMIO);
	}

	@Test
	void noRoomDependsOnOneAboveIt() {
		layeredArchitecture().consideringOnlyDependenciesInAnyPackage("cl.gremio..")
			.layer("model")
			.definedBy("cl.gremio.model..")
			.layer("web")
			.definedBy("cl.gremio.service..", "cl.gremio.web..")
			.layer("kafka")
			.definedBy("cl.gremio.kafka..")
			.layer("producer")
			.definedBy("cl.gremio.producer..")
			.layer("consumer")
			.definedBy("cl.gremio.consumer..")
			.layer("producers")
			.definedBy("cl.gremio.*.producer..")
			.layer("consumers")
			.definedBy("cl.gremio.*.consumer..")
			.layer("board")
			.definedBy("cl.gremio.board..")
			.layer("tools")
			.definedBy("cl.gremio.tools..")
			.layer("standalone")
			.definedBy("cl.gremio.standalone..")
			.whereLayer("model")
			.mayNotAccessAnyLayer()
			.whereLayer("web")
			.mayOnlyAccessLayers("model")
			.whereLayer("kafka")
			.mayOnlyAccessLayers("web", "model")
			.whereLayer("producer")
			.mayOnlyAccessLayers("kafka", "web", "model")
			.whereLayer("consumer")
			.mayOnlyAccessLayers("kafka", "web", "model")
			.whereLayer("producers")
			.mayOnlyAccessLayers("producer", "kafka", "web", "model")
			.whereLayer("consumers")
			.mayOnlyAccessLayers("consumer", "kafka", "web", "model")
			.whereLayer("board")
			.mayOnlyAccessLayers("web", "model", "tools")
			.whereLayer("tools")
			.mayOnlyAccessLayers("model")
			.whereLayer("standalone")
			.mayOnlyAccessLayers("tools", "kafka", "web", "model")
			.check(GREMIO);
	}

	@Test
	void producersNeedNoKafkaStreams() {
		noClasses().that()
			.resideOutsideOfPackages("cl.gremio.consumer..", "cl.gremio.*.consumer..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.apache.kafka.streams..", "org.rocksdb..")
			.check(GREMIO);
	}

	@Test
	void noServiceKnowsAnother() {
		slices().matching("cl.gremio.(members|sales|stock|location).(producer|consumer)..")
			.should()
			.notDependOnEachOther()
			.check(GREMIO);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "model", "service", "web", "kafka", "producer", "consumer", "board", "tools", "standalone" })
	void packagesOfARoomHaveNoCycles(String room) {
		slices().matching("cl.gremio." + room + ".(*)..")
			.should()
			.beFreeOfCycles()
			.allowEmptyShould(true)
			.check(GREMIO);
	}

	@ParameterizedTest
	@ValueSource(strings = { "model", "service", "web", "kafka", "producer", "consumer", "board", "standalone" })
	void noPackageDependsOnTheOneAroundIt(String room) {
		noClasses().that()
			.resideInAPackage("cl.gremio." + room + ".*..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("cl.gremio." + room)
			.allowEmptyShould(true)
			.check(GREMIO);
	}

	@Test
	void ofAServiceOnlyTheApplicationIsPublic() {
		classes().that()
			.resideInAnyPackage("cl.gremio.*.producer..", "cl.gremio.*.consumer..")
			.and()
			.areTopLevelClasses()
			.and()
			.haveSimpleNameNotEndingWith("Application")
			.should()
			.notBePublic()
			.check(GREMIO);
	}

	@Test
	void nothingReadsTheClockButWhoIsGivenOne() {
		noClasses().that()
			.resideInAnyPackage("cl.gremio.*.producer..", "cl.gremio.*.consumer..", "cl.gremio.model..")
			.should()
			.callMethod(System.class, "currentTimeMillis")
			.orShould()
			.callMethod(java.time.Instant.class, "now")
			.orShould()
			.callMethod(java.time.LocalDate.class, "now")
			.check(GREMIO);
	}

	/** A service refuses requests beyond its limits, so that no queue grows unbounded. */
	@Test
	void nothingQueuesWithoutBound() {
		noClasses().that()
			.resideInAnyPackage("cl.gremio.*.producer..", "cl.gremio.*.consumer..", "cl.gremio.service..",
					"cl.gremio.web..", "cl.gremio.kafka..", "cl.gremio.producer..", "cl.gremio.consumer..",
					"cl.gremio.board..")
			.should()
			.callConstructor(LinkedBlockingQueue.class)
			.orShould()
			.callConstructor(LinkedBlockingDeque.class)
			.orShould()
			.dependOnClassesThat()
			.belongToAnyOf(ConcurrentLinkedQueue.class, ConcurrentLinkedDeque.class, LinkedTransferQueue.class,
					PriorityBlockingQueue.class)
			.orShould()
			.callMethodWhere(describe("an executor with an unbounded queue or number of threads",
					(call) -> call.getTargetOwner().isEquivalentTo(Executors.class) && call.getName()
						.matches("new(Cached|Fixed|Single|Work|ThreadPer|Virtual).*Pool|"
								+ "newSingleThreadExecutor|newThreadPerTaskExecutor|"
								+ "newVirtualThreadPerTaskExecutor")))
			.check(GREMIO);
	}

	@Test
	void noTwoClassesShareAName() throws IOException {
		try (Stream<Path> sources = Files.walk(Path.of(".."))) {
			Map<String, Long> names = sources.map(Path::toString)
				.filter((path) -> path.matches(".*[/\\\\]src[/\\\\](main|test)[/\\\\]java[/\\\\].*\\.java"))
				.map((path) -> path.replaceAll(".*[/\\\\]", ""))
				.filter((name) -> !name.equals("package-info.java"))
				.collect(Collectors.groupingBy((name) -> name, Collectors.counting()));
			assertThat(names).hasSizeGreaterThan(400);
			names.values().removeIf((count) -> count == 1);
			assertThat(names).isEmpty();
		}
	}

	@Test
	void topologiesAreStaticFunctions() {
		methods().that()
			.areDeclaredInClassesThat()
			.haveSimpleNameEndingWith("Topology")
			.and()
			.haveName("build")
			.should()
			.beStatic()
			.check(GREMIO);
	}

	@Test
	void everyServiceHasTheClassThatStartsIt() {
		assertThat(Stream.of(Service.values())).allSatisfy((service) -> {
			JavaClass application = GREMIO.get(service.application());
			assertThat(application.getModifiers()).contains(JavaModifier.PUBLIC);
			assertThat(application.tryGetMethod("main", String[].class)).isPresent();
		});
	}

}
