package cl.gremio.web.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Finds where JSON begins: after white space and the byte order mark of some editors. */
public final class LeadingWhitespace {

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xef, (byte) 0xbb, (byte) 0xbf };

	private LeadingWhitespace() {
	}

	static boolean isBlank(byte b) {
		return b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == BYTE_ORDER_MARK[0] || b == BYTE_ORDER_MARK[1]
				|| b == BYTE_ORDER_MARK[2];
	}

	/** The same text without its leading white space. */
	public static PushbackInputStream skip(InputStream text) throws IOException {
		PushbackInputStream rest = new PushbackInputStream(text);
		int first = rest.read();
		while (first != -1 && isBlank((byte) first)) {
			first = rest.read();
		}
		if (first != -1) {
			rest.unread(first);
		}
		return rest;
	}

}
