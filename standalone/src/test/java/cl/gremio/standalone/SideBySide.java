package cl.gremio.standalone;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Marks tests that mostly wait, for processes and brokers of their own. They run beside
 * one another, and in a JVM without any other test: none of them may count log lines,
 * measure memory or ask for an answer within milliseconds.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("side-by-side")
@Execution(ExecutionMode.CONCURRENT)
public @interface SideBySide {

}
