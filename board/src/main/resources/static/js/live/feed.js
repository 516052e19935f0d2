/*
 * Reads /live and hands its changes on, at most every 250 ms. It runs once in a browser, in a shared worker, or once in a
 * page where there are no shared workers.
 */

import { EVENTS, KEYS } from './catalog.js';

const FRAME = 250;

/** A stream without a pulse for so long is dead: the server sends one every 5 s. */
const SILENCE = 16_000;

const SERVICES_EVERY = 5_000;

const RETRY_FIRST = 500;

const RETRY_LAST = 8_000;

export class Feed {

	/**
	 * @param {URL} base where the page is
	 * @param {(message: object) => void} send takes `frame`, `pulse`, `connection` and `services` messages
	 * @param {{live: boolean, services: boolean}} parts what the reader may see
	 */
	constructor(base, send, { live, services }) {
		this.base = base;
		this.send = send;
		this.pending = new Map();
		this.flushing = null;
		this.retry = RETRY_FIRST;
		this.connection = { type: 'connection', open: false, since: Date.now(), opened: 0 };
		this.pulse = null;
		this.services = null;
		if (live) {
			this.connect();
			setInterval(() => this.guard(), 2_000);
		}
		if (services) {
			this.askServices();
			setInterval(() => this.askServices(), SERVICES_EVERY);
		}
	}

	/** What a page that joins late has to know. */
	joined() {
		return [this.connection, this.pulse, this.services].filter((message) => message !== null);
	}

	connect() {
		this.heard = Date.now();
		const source = new EventSource(new URL('live', this.base));
		this.source = source;
		source.addEventListener('open', () => {
			this.heard = Date.now();
			this.retry = RETRY_FIRST;
			this.pending.clear();
			this.tell({ open: true, since: Date.now(), opened: this.connection.opened + 1 });
		});
		source.addEventListener('error', () => this.reconnect());
		source.addEventListener('pulso', (event) => this.beat(JSON.parse(event.data)));
		source.addEventListener('reset', (event) => this.collect(JSON.parse(event.data).lista, null, { reset: true }));
		for (const list of EVENTS) {
			source.addEventListener(list, (event) => this.change(list, JSON.parse(event.data)));
		}
	}

	/** The browser's own retries wait long and give up on some answers, so this opens a new stream itself. */
	reconnect() {
		this.source.close();
		if (this.connection.open) {
			this.tell({ open: false, since: Date.now() });
		}
		clearTimeout(this.reconnecting);
		this.reconnecting = setTimeout(() => this.connect(), this.retry);
		this.retry = Math.min(RETRY_LAST, this.retry * 2);
	}

	/** A connection may end without a word, for instance when a phone changes networks. */
	guard() {
		if (this.source.readyState !== EventSource.CLOSED && Date.now() - this.heard > SILENCE) {
			this.reconnect();
		}
	}

	tell(state) {
		this.connection = { ...this.connection, ...state };
		this.send(this.connection);
	}

	beat({ time, atraso, sinConexion }) {
		this.heard = Date.now();
		this.pulse = { type: 'pulse', time, behind: atraso ?? 0, unheard: sinConexion ?? [], at: Date.now() };
		this.send(this.pulse);
	}

	change(list, data) {
		this.heard = Date.now();
		const keyOf = KEYS[list];
		this.collect(list, (keyOf) ? (data.quitada ?? keyOf(data.fila)) : JSON.stringify(data), data);
	}

	/** Rows are absolute: of several changes of a row only the last one counts. */
	collect(list, key, data) {
		if (!this.pending.has(list) || data.reset) {
			this.pending.set(list, new Map());
		}
		const changes = this.pending.get(list);
		changes.delete(key);
		changes.set(key, data);
		this.flushing ??= setTimeout(() => this.flush(), FRAME);
	}

	flush() {
		this.flushing = null;
		const lists = [...this.pending].map(([list, changes]) => [list, [...changes.values()]]);
		this.pending.clear();
		if (lists.length > 0) {
			this.send({ type: 'frame', lists });
		}
	}

	async askServices() {
		try {
			const response = await fetch(new URL('servicios', this.base), { cache: 'no-store' });
			const services = (response.ok) ? await response.json() : null;
			this.services = { type: 'services', services, status: response.status };
		} catch {
			this.services = { type: 'services', services: null, status: 0 };
		}
		this.send(this.services);
	}

}
