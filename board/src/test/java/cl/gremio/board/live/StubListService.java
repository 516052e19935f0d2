package cl.gremio.board.live;

import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Instances of a service as models. Each applies the changes of one log at its own pace,
 * and streams its lists: a row at a time, then {@code listo}, then what changes. A change
 * of a row that the first part has yet to send is sent there and nowhere else.
 */
class StubListService implements EventSource {

	private final List<Change> log = new ArrayList<>();

	private final Map<URI, Instance> instances = new HashMap<>();

	final List<OpenStream> streams = new ArrayList<>();

	/** How many streams have been opened. */
	int opened;

	/** Whether the streams send nothing. */
	boolean mute;

	StubListService(List<URI> addresses) {
		addresses.forEach((address) -> this.instances.put(address, new Instance()));
	}

	/** Records a change; a value of {@code null} removes the row. */
	void change(String path, String key, @Nullable String value) {
		this.log.add(new Change(path, key, value));
	}

	Instance instance(URI address) {
		return this.instances.get(address);
	}

	/** The newest stream of a list. */
	OpenStream stream(String path) {
		return this.streams.stream()
			.filter((stream) -> stream.path.equals(path))
			.reduce((first, second) -> second)
			.orElseThrow();
	}

	/** All instances apply all changes. */
	void catchUp() {
		this.instances.values().forEach((instance) -> {
			while (instance.applyOne()) {
				continue;
			}
		});
	}

	/** All streams send what they have, and a pulse. */
	void sendAll() {
		List<OpenStream> sending = this.mute ? List.of() : List.copyOf(this.streams);
		sending.forEach((stream) -> {
			while (stream.sendOne()) {
				continue;
			}
			stream.pulse(stream.lag);
		});
	}

	@Override
	public Connection open(URI address, Listener listener) {
		Instance instance = this.instances.get(URI.create("http://" + address.getHost()));
		if (instance.away) {
			listener.onEnd(new ConnectException("refused"));
			return () -> {
			};
		}
		OpenStream stream = new OpenStream(instance, address.getPath(), listener);
		this.streams.add(stream);
		this.opened++;
		return () -> this.streams.remove(stream);
	}

	record Change(String path, String key, @Nullable String value) {

	}

	class Instance {

		private final Map<String, NavigableMap<String, String>> lists = new HashMap<>();

		private int applied;

		boolean away;

		/** What a GET answers. */
		NavigableMap<String, String> list(String path) {
			return this.lists.computeIfAbsent(path, (key) -> new TreeMap<>());
		}

		boolean applyOne() {
			if (this.applied == StubListService.this.log.size()) {
				return false;
			}
			Change change = StubListService.this.log.get(this.applied++);
			if (change.value() != null) {
				list(change.path()).put(change.key(), change.value());
			}
			else {
				list(change.path()).remove(change.key());
			}
			StubListService.this.streams.stream()
				.filter((stream) -> stream.instance == this && stream.path.equals(change.path()))
				.forEach((stream) -> stream.changed(change.key()));
			return true;
		}

	}

	class OpenStream {

		private final Instance instance;

		private final String path;

		private final Listener listener;

		private final Set<String> changed = new LinkedHashSet<>();

		private @Nullable String sent = "";

		private double lag;

		OpenStream(Instance instance, String path, Listener listener) {
			this.instance = instance;
			this.path = path;
			this.listener = listener;
		}

		private void changed(String key) {
			if (this.sent == null || key.compareTo(this.sent) <= 0) {
				this.changed.add(key);
			}
		}

		/** Sends one more event, if there is one to send. */
		boolean sendOne() {
			NavigableMap<String, String> rows = this.instance.list(this.path);
			if (this.sent != null) {
				this.sent = rows.higherKey(this.sent);
				if (this.sent == null) {
					send("listo", "{}");
				}
				else {
					sendRow(this.sent, rows);
				}
				return true;
			}
			if (this.changed.isEmpty()) {
				return false;
			}
			String key = this.changed.iterator().next();
			this.changed.remove(key);
			sendRow(key, rows);
			return true;
		}

		private void sendRow(String key, Map<String, String> rows) {
			if (rows.containsKey(key)) {
				send("fila", "{\"clave\":\"" + key + "\",\"valor\":\"" + rows.get(key) + "\"}");
			}
			else {
				send("quitada", "{\"clave\":\"" + key + "\"}");
			}
		}

		void pulse(double lag) {
			this.lag = lag;
			send("pulso", "{\"time\":1,\"atraso\":" + lag + "}");
		}

		private void send(String name, String data) {
			this.listener.onEvent(new ServerSentEvent(name, data));
		}

		void end(@Nullable Throwable failure) {
			StubListService.this.streams.remove(this);
			this.listener.onEnd(failure);
		}

	}

}
