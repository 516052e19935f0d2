/* Refill alerts and the low events in them. */

import { clientText, element } from '../dom.js';
import { clockTime, number, text } from '../texts.js';

/** Alerts by their number. */
export function newestFirst(alerts) {
	return [...alerts].sort((a, b) => b.numero - a.numero);
}

/** An alert with its events, folded until it is opened. */
export function alertLine({ numero, time, eventos }) {
	return element('li', {}, element('details', {},
		element('summary', {}, element('b', {}, text('alert.title', { n: numero })), ' ',
			element('span', { class: 'muted' }, `${clockTime(time)} · ${text('alert.events', { count: eventos.length })}`)),
		element('ul', { class: 'events small' }, eventos.map(eventLine))));
}

export function eventLine({ patente, stock, time }) {
	return element('li', {}, clientText(patente), element('span', { class: 'number' }, number(stock)),
		element('span', { class: 'muted' }, clockTime(time)));
}
