/* A search that narrows a list while it is typed. It is in the address, so that a link shows the same. */

import { element } from '../dom.js';
import { amend, current } from '../routes.js';

/** Makes a field for the choice `q`. */
export function searchField(label) {
	const field = element('input', { type: 'search', class: 'search', placeholder: label, 'aria-label': label, autocomplete: 'off',
		value: current().choices.get('q') ?? '', input: () => amend({ q: field.value }) });
	return field;
}

/** Whether some texts hold what is searched for. Case and accents don't matter. */
export function matcher() {
	const wanted = plain(current().choices.get('q') ?? '').trim();
	return (...texts) => wanted === '' || texts.some((text) => plain(text ?? '').includes(wanted));
}

function plain(text) {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
