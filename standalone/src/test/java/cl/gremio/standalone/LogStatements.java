package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import cl.gremio.model.wire.OneLine;
import cl.gremio.service.logging.FailureText;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import org.apache.kafka.common.TopicPartition;

/** The log statements in the sources of all modules, as the compiler understands them. */
final class LogStatements {

	private static final Set<String> LOGGERS = Set.of("org.slf4j.Logger", "org.slf4j.spi.LoggingEventBuilder",
			"org.apache.commons.logging.Log", "org.apache.juli.logging.Log");

	private static final Set<String> LEVELS = Set.of("trace", "debug", "info", "warn", "error", "fatal", "log",
			"addArgument", "addKeyValue", "setMessage");

	private static final Set<String> HELPERS = Set.of(OneLine.class.getName(), FailureText.class.getName());

	/** These types hold no text of a client. Kafka checks the names of topics. */
	private static final Set<String> SAFE = Stream
		.of(Byte.class, Short.class, Integer.class, Long.class, Float.class, Double.class, Boolean.class,
				java.math.BigDecimal.class, Duration.class, Instant.class, LocalDate.class, Path.class,
				TopicPartition.class)
		.map(Class::getName)
		.collect(Collectors.toSet());

	private final List<String> seen = new ArrayList<>();

	private final List<String> raw = new ArrayList<>();

	private LogStatements() {
	}

	/** Finds the statements in all main sources of the modules. */
	static LogStatements in(Path root, List<String> modules) throws IOException {
		List<Path> sources = new ArrayList<>();
		for (String module : modules) {
			try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/main/java"))) {
				files.filter((file) -> file.toString().endsWith(".java")).forEach(sources::add);
			}
		}
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		LogStatements statements = new LogStatements();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			JavacTask task = (JavacTask) compiler.getTask(null, files, (problem) -> {
			}, List.of("-proc:none", "-cp", System.getProperty("java.class.path")), null,
					files.getJavaFileObjectsFromPaths(sources));
			Iterable<? extends CompilationUnitTree> units = task.parse();
			task.analyze();
			Trees trees = Trees.instance(task);
			units.forEach((unit) -> statements.scan(unit, trees));
		}
		return statements;
	}

	/** Every log statement. */
	List<String> all() {
		return this.seen;
	}

	/** The arguments that go to the log as they are. */
	List<String> raw() {
		return this.raw;
	}

	private void scan(CompilationUnitTree unit, Trees trees) {
		new TreePathScanner<Void, Void>() {

			@Override
			public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
				Element method = trees.getElement(getCurrentPath());
				if (method != null && LEVELS.contains(method.getSimpleName().toString())
						&& LOGGERS.contains(method.getEnclosingElement().toString())) {
					String where = Path.of(unit.getSourceFile().getName()).getFileName() + ":"
							+ unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, call));
					LogStatements.this.seen.add(where);
					List<? extends ExpressionTree> arguments = call.getArguments();
					for (int i = 0; i < arguments.size(); i++) {
						if (!isSafe(arguments.get(i), i == arguments.size() - 1)) {
							LogStatements.this.raw.add(where + " " + arguments.get(i));
						}
					}
				}
				return super.visitMethodInvocation(call, nothing);
			}

			private boolean isSafe(ExpressionTree argument, boolean isLast) {
				if (argument instanceof ParenthesizedTree inner) {
					return isSafe(inner.getExpression(), isLast);
				}
				if (argument instanceof ConditionalExpressionTree either) {
					return isSafe(either.getTrueExpression(), isLast) && isSafe(either.getFalseExpression(), isLast);
				}
				TreePath path = new TreePath(getCurrentPath(), argument);
				if (isConstant(argument) || isHelped(argument, path)) {
					return true;
				}
				TypeMirror type = trees.getTypeMirror(path);
				return type != null && (type.getKind().isPrimitive() || type.getKind() == TypeKind.NULL
						|| SAFE.contains(type.toString()) || (isLast && isThrowable(type)));
			}

			private boolean isHelped(ExpressionTree argument, TreePath path) {
				Element element = trees.getElement(path);
				return argument instanceof MethodInvocationTree && element != null
						&& HELPERS.contains(element.getEnclosingElement().toString());
			}

			private boolean isThrowable(TypeMirror type) {
				return switch (type.getKind()) {
					case UNION -> true;
					case DECLARED -> isThrowable(type.toString());
					default -> false;
				};
			}

			private boolean isThrowable(String name) {
				try {
					return Throwable.class.isAssignableFrom(Class.forName(name));
				}
				catch (ClassNotFoundException ex) {
					return false;
				}
			}

		}.scan(unit, null);
	}

	/** Whether an argument is a literal or a sum of literals. */
	private static boolean isConstant(ExpressionTree argument) {
		return switch (argument.getKind()) {
			case STRING_LITERAL, INT_LITERAL, LONG_LITERAL, BOOLEAN_LITERAL, CHAR_LITERAL, NULL_LITERAL -> true;
			case PLUS -> {
				com.sun.source.tree.BinaryTree sum = (com.sun.source.tree.BinaryTree) argument;
				yield isConstant(sum.getLeftOperand()) && isConstant(sum.getRightOperand());
			}
			default -> false;
		};
	}

}
