/* Mapa: where the carts are, by their state, with a list that says the same. */

import { element, setAttribute, setText } from '../dom.js';
import { list } from '../live/lists.js';
import { CartMap } from '../map/map.js';
import { Ordered } from '../live/ordered.js';
import { placeOf } from '../map/point.js';
import { CartPanel } from '../parts/cart.js';
import { Columns, screenHead } from '../parts/layout.js';
import { stateColumn, stateMarkOf } from '../parts/marks.js';
import { matcher, searchField, wanted } from '../parts/search.js';
import { clientColumn, linkColumn, Table, textColumn } from '../parts/table.js';
import { Sentence, View } from '../parts/view.js';
import { current, route, withChoices } from '../routes.js';
import { may } from '../session.js';
import { ago, number, text } from '../texts.js';

const STATES = ['activo', 'perdido', 'profugo'];

const ORDER = { profugo: 0, perdido: 1, activo: 2 };

export class MapScreen extends View {

	constructor() {
		super();
		this.counts = Object.fromEntries(STATES.map((state) => [state, element('b', {}, '–')]));
		this.filters = Object.fromEntries(STATES.map((state) => [state, element('a', { class: 'chip' }, stateMarkOf(state, text(`states.${state}`)),
			this.counts[state])]));
		this.without = element('b', {}, '–');
		this.filters.nowhere = element('a', { class: 'chip' }, text('map.nowhere'), this.without);
		this.search = searchField(text('search.plate'));
		this.sentence = new Sentence();
		this.map = new CartMap();
		this.table = new Table({
			name: text('map.carts'), kind: 'carts', keyOf: ({ patente }) => patente, link: true,
			columns: [
				stateColumn(text('column.state'), 'state', ({ estado }) => estado),
				linkColumn(text('column.plate'), 'plate', ({ patente }) => patente, ({ patente }) => withChoices({ carrito: patente })),
				textColumn(text('column.seen'), 'ago', ({ time }) => ago(time)),
				clientColumn(text('column.place'), 'place', ({ ubicacion }) => ubicacion)
			]
		});
		this.columns = new Columns([this.map.node], [element('div', { class: 'list-head' },
			element('h2', {}, text('map.carts')), this.search), this.sentence.node, this.table.node], 'map-columns');
		this.node = element('div', {}, screenHead(text('screen.mapa'), element('div', { class: 'chips', role: 'group',
			'aria-label': text('map.filter') }, Object.values(this.filters))), this.columns.node);
		this.changed = new Set();
		this.ordered = new Ordered(({ patente }) => patente, (a, b) => ORDER[a.estado] - ORDER[b.estado] || ((a.patente < b.patente) ? -1 : 1));
		this.matching = matcher(({ patente, ubicacion }) => [patente, ubicacion]);
	}

	start() {
		this.carts = list('/carritos');
		this.follows(this.carts, (before) => before.forEach((row, key) => this.changed.add(key)));
		[this.map, this.table, this.columns].forEach((part) => this.with(part));
		this.ticks();
		this.routed();
	}

	routed() {
		this.columns.follow('carrito', (plate) => new CartPanel(plate, () => this.map.see(plate)));
		this.schedule();
	}

	draw() {
		this.table.schedule();
		if (!this.stale) {
			return;
		}
		const carts = this.ordered.update(this.carts.rows, this.changed);
		const chosen = current().choices.get('estado');
		const counted = { activo: 0, perdido: 0, profugo: 0, nowhere: 0 };
		for (const cart of carts) {
			counted[cart.estado]++;
			counted.nowhere += (placeOf(cart)) ? 0 : 1;
		}
		for (const [state, chip] of Object.entries(this.filters)) {
			setText(this.counts[state] ?? this.without, (this.carts.state === 'loading') ? '–' : number(counted[state]));
			chip.href = withChoices({ estado: (chosen === state) ? null : state });
			setAttribute(chip, 'aria-current', (chosen === state) ? 'true' : null);
		}
		const shown = this.matching((chosen) ? carts.filter((cart) => passes(cart, chosen)) : carts);
		this.map.show(shown, current().choices.get('carrito'));
		this.table.show(shown, this.flashed(), `${chosen} ${wanted()}`);
		this.table.node.hidden = shown.length === 0;
		this.sentence.show(this.carts, shown.length === 0, text((carts.length === 0) ? 'map.empty' : 'search.nothing'),
			(carts.length === 0 && may('POST /ubicacion')) ? { text: text('map.first'), href: route('registrar', { que: 'ubicacion' }) } : undefined);
	}

	flashed() {
		const changed = this.changed;
		this.changed = new Set();
		return changed;
	}

}

function passes(cart, chosen) {
	return (chosen === 'nowhere') ? !placeOf(cart) : cart.estado === chosen;
}
