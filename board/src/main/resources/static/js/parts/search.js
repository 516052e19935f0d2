/* A search that narrows a list while it is typed. It is in the address, so that a link shows the same. */

import { element } from '../dom.js';
import { amend, current } from '../routes.js';

/** Makes a field for the choice `q`. */
export function searchField(label) {
	const field = element('input', { type: 'search', class: 'search', placeholder: label, 'aria-label': label, autocomplete: 'off',
		value: current().choices.get('q') ?? '', input: () => amend({ q: field.value }) });
	return field;
}

/** What is searched for. */
export function wanted() {
	return plain(current().choices.get('q') ?? '').trim();
}

/**
 * Makes a function that leaves the rows that hold what is searched for. Case and accents don't matter.
 * @param {(row: object) => string[]} textsOf the texts of a row, which never change
 */
export function matcher(textsOf) {
	const known = new WeakMap();
	const plainOf = (row) => {
		if (!known.has(row)) {
			known.set(row, textsOf(row).map((text) => plain(text ?? '')).join('\n'));
		}
		return known.get(row);
	};
	return (rows) => {
		const part = wanted();
		return (part === '') ? rows : rows.filter((row) => plainOf(row).includes(part));
	};
}

function plain(text) {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
