/* Large figures, each with a line below. */

import { element, setText } from '../dom.js';

/**
 * A figure that can be told its value and what it compares with.
 * @param {string} title its name
 * @param {string} [meaning] what the name means
 */
export function figure(title, meaning = null) {
	const value = element('b', {}, '–');
	const note = element('small', {}, '\u00a0');
	const node = element('div', { class: 'figure' }, element('span', { title: meaning }, title), value, note);
	return {
		node,
		show(shown, said = '') {
			setText(value, shown);
			setText(note, said || '\u00a0');
		}
	};
}
