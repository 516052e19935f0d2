/* The marks of a cart's state: a shape and a word, never a colour alone. */

import { element, setAttribute, setText } from '../dom.js';
import { text } from '../texts.js';

const SHAPES = { activo: '●', perdido: '◌', profugo: '▲', bajo: '■', bien: '●', falla: '▲', espera: '◌' };

/** A mark that can be told its state. */
export function stateMark() {
	const shape = element('span', { class: 'shape', 'aria-hidden': 'true' });
	const word = element('span');
	const node = element('span', { class: 'state' }, shape, word);
	return {
		node,
		show(state, said = text(`state.${state}`)) {
			setText(shape, SHAPES[state] ?? '');
			setText(word, said);
			setAttribute(node, 'data-state', state);
			setAttribute(node, 'title', (state === 'profugo') ? text('state.profugo.meaning') : null);
		}
	};
}

export function stateMarkOf(state, said) {
	const mark = stateMark();
	mark.show(state, said);
	return mark.node;
}

/** A column with each row's state. */
export function stateColumn(title, kind, stateOf) {
	return {
		title, kind, make: (cell) => {
			const mark = stateMark();
			cell.append(mark.node);
			return (row) => {
				const state = stateOf(row);
				mark.node.hidden = !state;
				if (state) {
					mark.show(state);
				}
			};
		}
	};
}
