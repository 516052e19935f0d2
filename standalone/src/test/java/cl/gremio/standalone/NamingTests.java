package cl.gremio.standalone;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apache.kafka.streams.processor.api.Processor;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/** The endings of names, as docs/glossary.md explains them. */
class NamingTests {

	private static final JavaClasses GREMIO = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("cl.gremio");

	private static final DescribedPredicate<JavaClass> JSON = describe("are read or written as JSON",
			(type) -> type.getFields().stream().anyMatch((field) -> field.isAnnotatedWith(JsonProperty.class)));

	@Test
	void whatIsPostedIsARequestAndWhatATopicHoldsIsAPayload() {
		classes().that()
			.resideInAPackage("cl.gremio.model")
			.should()
			.haveNameMatching(".*(Request|Payload)|.*package-info")
			.check(GREMIO);
	}

	@Test
	void jsonOfAConsumerIsAnEventOrAStateOrAFactOrAView() {
		classes().that()
			.resideInAPackage("cl.gremio.*.consumer..")
			.and()
			.areTopLevelClasses()
			.and()
			.areRecords()
			.and(JSON)
			.should()
			.haveNameMatching(".*(Event|State|Fact|View)")
			.check(GREMIO);
	}

	@Test
	void processorsAndControllersAndPropertiesAreCalledSo() {
		classes().that()
			.areAssignableTo(Processor.class)
			.and()
			.resideInAPackage("cl.gremio..")
			.and()
			.areTopLevelClasses()
			.should()
			.haveSimpleNameEndingWith("Processor")
			.check(GREMIO);
		classes().that()
			.areAnnotatedWith(RestController.class)
			.should()
			.haveSimpleNameEndingWith("Controller")
			.check(GREMIO);
		classes().that()
			.areAnnotatedWith(ConfigurationProperties.class)
			.should()
			.haveSimpleNameEndingWith("Properties")
			.check(GREMIO);
	}

}
