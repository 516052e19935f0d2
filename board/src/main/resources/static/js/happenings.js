/*
 * What happened to carts since the page was opened: lost, found, denounced, captured; and which alerts came.
 */

import { now } from './clock.js';
import { list } from './live/lists.js';

const KEPT = 500;

/** Newest first: each with `kind`, `time` in epoch seconds, and the cart or the alert. */
export const happenings = [];

const listeners = new Set();

const CHANGES = {
	'activo>perdido': 'lost',
	'perdido>activo': 'found'
};

let watching = false;

/** Starts to watch, once. What the lists hold when they are first read has not happened now. */
export function watch() {
	if (watching) {
		return;
	}
	watching = true;
	follow(list('/carritos'), (row, before) => {
		const kind = CHANGES[`${before?.estado}>${row?.estado}`];
		return (kind) ? { kind, plate: row.patente, place: row.ubicacion } : null;
	});
	follow(list('/profugos'), (row, before) => (Boolean(row) === Boolean(before)) ? null
		: { kind: (row) ? 'fugitive' : 'caught', plate: (row ?? before).patente, place: (row ?? before).ubicacion });
	follow(list('/reposicion'), (row, before, key) => (row && before === undefined) ? { kind: 'refill', alert: key } : null);
}

export function onHappening(listener) {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

function follow(watched, happened) {
	let known = watched.state === 'ready';
	watched.listen((changes) => {
		if (known) {
			const news = [...changes].map(([key, before]) => happened(watched.rows.get(key), before, key)).filter((news) => news !== null)
				.map((news) => ({ ...news, time: now() / 1000 }));
			if (news.length > 0) {
				happenings.unshift(...news.reverse());
				happenings.splice(KEPT);
				listeners.forEach((listener) => listener(news));
			}
		}
		known ||= watched.state === 'ready';
	});
}
