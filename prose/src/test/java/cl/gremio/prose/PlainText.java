package cl.gremio.prose;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of documents and comments; a name stands in for code. */
final class PlainText {

	/** A noun that every rule accepts. */
	private static final String NAME = "Kafka";

	private static final Pattern COMMENT = Pattern.compile("/\\*(.*?)\\*/|(?:^\\s*//[^\n]*\n)+",
			Pattern.DOTALL | Pattern.MULTILINE);

	private PlainText() {
	}

	/** The text of a document in Markdown, without code, pictures and addresses. */
	static String ofMarkdown(String markdown) {
		return markdown.replaceAll("(?s)```.*?```", "")
			.replaceAll("(?s)<!--.*?-->", "")
			.replaceAll("(?m)^(    |\t).*$", "")
			.replaceAll("(?m)^\\|[-| :]*$", "")
			.replaceAll("!\\[[^\\]]*\\]\\([^)]*\\)", "")
			.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
			.replaceAll("`[^`]*`", NAME)
			.replaceAll("https?://\\S+", NAME)
			.replaceAll("\\*+", "")
			.replaceAll("(?m)^\\|", "\n\n")
			.replaceAll(" *\\| *", "\n\n")
			.replaceAll("(?m)^ *([-#>]+|[0-9]+\\.) ", "\n\n")
			.replaceAll("(?m)^ +| +$", "")
			.replaceAll("(?<!\n)\n(?!\n)", " ");
	}

	/** The text of all comments, each a paragraph. */
	static String ofComments(String java) {
		StringBuilder text = new StringBuilder();
		Matcher comment = COMMENT.matcher(java.replaceAll("\"(?:\\\\.|[^\"\\\\\n])*\"", "\"\""));
		while (comment.find()) {
			text.append(plain(comment.group().replaceAll("(?m)^\\s*(/\\*\\*?|\\*/|\\*|//) ?|\\*/$", "")))
				.append("\n\n");
		}
		return text.toString();
	}

	private static String plain(String comment) {
		return comment.replaceAll("(?s)<(pre|code)>.*?</\\1>", NAME)
			.replaceAll("(?s)\\{@\\w+\\s[^}]*\\}", NAME)
			.replaceAll("@param <?\\w+>?|@return|@throws [\\w.]+|@see [^\n]*", "\n\n")
			.replaceAll("<[^>]+>", "\n\n")
			.replaceAll("(?m)^ +| +$", "")
			.replaceAll("(?<!\n)\n(?!\n)", " ");
	}

}
