package cl.gremio.producer.bulk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Keeps byte arrays one after the other, in few and large pieces of memory. */
public final class Spool implements Iterable<byte[]> {

	private static final int CHUNK = 262_144;

	private final List<ByteBuffer> chunks = new ArrayList<>();

	private ByteBuffer last = ByteBuffer.allocate(0);

	private long size;

	public void add(byte[] item) {
		int framed = Integer.BYTES + item.length;
		if (this.last.remaining() < framed) {
			this.last = ByteBuffer.allocate(Math.max(CHUNK, framed));
			this.chunks.add(this.last);
			this.size += this.last.capacity();
		}
		this.last.putInt(item.length).put(item);
	}

	/** The memory that the spool takes, in bytes. */
	public long size() {
		return this.size;
	}

	/**
	 * Copies of the byte arrays, in the order in which they were added. Nothing may be
	 * added after this call.
	 */
	@Override
	public Iterator<byte[]> iterator() {
		return new Items(this.chunks.iterator());
	}

	private static final class Items implements Iterator<byte[]> {

		private final Iterator<ByteBuffer> chunks;

		private ByteBuffer chunk = ByteBuffer.allocate(0);

		Items(Iterator<ByteBuffer> chunks) {
			this.chunks = chunks;
		}

		@Override
		public boolean hasNext() {
			return this.chunk.hasRemaining() || this.chunks.hasNext();
		}

		@Override
		public byte[] next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			if (!this.chunk.hasRemaining()) {
				this.chunk = this.chunks.next().duplicate().flip();
			}
			byte[] item = new byte[this.chunk.getInt()];
			this.chunk.get(item);
			return item;
		}

	}

}
