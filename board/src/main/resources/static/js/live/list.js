/*
 * One list of the guild, as it is now: a GET after the stream has opened, and every change since.
 */

import { get } from '../http.js';
import { now, today } from '../clock.js';

const RETRY_FIRST = 1_000;

const RETRY_LAST = 10_000;

export class LiveList {

	/**
	 * @param {string} route where its GET is
	 * @param {(row: object) => string} keyOf what identifies a row
	 */
	constructor(route, keyOf) {
		this.route = route;
		this.keyOf = keyOf;
		/** The rows by key. */
		this.rows = new Map();
		/** `loading` until the first answer, then `ready`, or `away` while the last GET failed. */
		this.state = 'loading';
		/** Since when the state holds, in server time. */
		this.since = now();
		this.problem = null;
		this.listeners = new Set();
		this.used = false;
		/** Whether there has been an answer. What the first one holds is no change. */
		this.known = false;
		this.loads = 0;
		this.meanwhile = null;
		this.retry = RETRY_FIRST;
	}

	/**
	 * Calls a listener after each change, with the earlier rows by key: `undefined` where there was none. The map is empty
	 * where only the list's state changed, or where the list has been read for the first time.
	 */
	listen(listener) {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	/** Leaves the list empty: the reader may not see it. */
	close() {
		this.become('ready');
	}

	/** Reads the whole list anew. The rows of before stay until the answer is there. */
	async load() {
		this.used = true;
		const load = ++this.loads;
		this.meanwhile = [];
		clearTimeout(this.retrying);
		try {
			const body = await get(this.route);
			if (load === this.loads) {
				this.take(body);
			}
		} catch (problem) {
			if (load === this.loads) {
				this.fail(problem);
			}
		}
	}

	/** Reads no more: nobody shows the list. */
	stop() {
		this.loads++;
		clearTimeout(this.retrying);
	}

	take(body) {
		const before = this.rows;
		this.replace(body);
		// A change that came while the answer was on its way may be newer than the answer.
		this.meanwhile.forEach((change) => this.applyOne(change));
		this.meanwhile = null;
		this.retry = RETRY_FIRST;
		this.problem = null;
		this.become('ready');
		this.tell((this.known) ? differences(before, this.rows) : new Map());
		this.known = true;
	}

	fail(problem) {
		this.meanwhile = null;
		this.problem = problem;
		this.become('away');
		this.retrying = setTimeout(() => this.load(), this.retry);
		this.retry = Math.min(RETRY_LAST, this.retry * 2);
		this.tell(new Map());
	}

	become(state) {
		if (this.state !== state) {
			this.state = state;
			this.since = now();
		}
	}

	/** Takes the changes of one frame. */
	apply(changes) {
		if (!this.used) {
			return;
		}
		if (changes.some((change) => change.reset)) {
			this.load();
		}
		const before = new Map();
		for (const change of changes.filter(({ reset }) => !reset)) {
			this.meanwhile?.push(change);
			this.applyOne(change, before);
		}
		if (before.size > 0) {
			this.tell(before);
		}
	}

	replace(rows) {
		this.rows = new Map(rows.map((row) => [this.keyOf(row), row]));
	}

	applyOne({ fila, quitada }, before = new Map()) {
		const key = quitada ?? this.keyOf(fila);
		if (!before.has(key)) {
			before.set(key, this.rows.get(key));
		}
		if (fila) {
			this.rows.set(key, fila);
		} else {
			this.rows.delete(key);
		}
	}

	tell(before) {
		this.listeners.forEach((listener) => listener(before));
	}

}

/** The sales of today. A row of another day is no change of this list, and a row of a later day means that midnight has passed. */
export class TodaysSales extends LiveList {

	replace(rows) {
		super.replace(rows);
		this.day = rows[0]?.fecha ?? null;
	}

	applyOne(change, before) {
		const day = change.fila?.fecha;
		this.day ??= (day >= today()) ? day : null;
		if (day > this.day) {
			queueMicrotask(() => this.load());
		} else if (!day || day === this.day) {
			super.applyOne(change, before);
		}
	}

}

/** The refills: alerts by number, and the low events that wait. */
export class Refills extends LiveList {

	constructor(route) {
		super(`${route}?limit=200`, (alert) => alert.numero);
		/** The low events that wait for the next alert. */
		this.waiting = [];
	}

	replace({ pendientes, avisos }) {
		super.replace(avisos);
		this.waiting = pendientes;
	}

	applyOne({ aviso, pendientes }, before = new Map()) {
		if (aviso) {
			super.applyOne({ fila: aviso }, before);
		}
		if (pendientes) {
			this.waiting = pendientes;
			before.set('pendientes', null);
		}
	}

}

function differences(before, after) {
	const changed = new Map();
	for (const [key, row] of after) {
		if (!same(before.get(key), row)) {
			changed.set(key, before.get(key));
		}
	}
	for (const [key, row] of before) {
		if (!after.has(key)) {
			changed.set(key, row);
		}
	}
	return changed;
}

function same(one, other) {
	return one !== undefined && Object.keys(other).every((field) => one[field] === other[field]
		|| (typeof other[field] === 'object' && JSON.stringify(one[field]) === JSON.stringify(other[field])));
}
