/* Stock: what each cart has left, low first, the low events that wait, and the refill alerts. */

import { element, setText } from '../dom.js';
import { list } from '../live/lists.js';
import { Ordered } from '../live/ordered.js';
import { alertLine, eventLine, newestFirst } from '../parts/alerts.js';
import { CartPanel } from '../parts/cart.js';
import { Columns, screenHead } from '../parts/layout.js';
import { stateMark } from '../parts/marks.js';
import { replaceKeyed } from '../parts/lines.js';
import { matcher, searchField, wanted } from '../parts/search.js';
import { clientColumn, linkColumn, Table, textColumn } from '../parts/table.js';
import { Sentence, View } from '../parts/view.js';
import { route, withChoices } from '../routes.js';
import { may } from '../session.js';
import { ago, number, text } from '../texts.js';

/** What an alert holds where none has shown it yet, and up to which stock a cart is low. Both are the guild's defaults. */
const BATCH = 5;

const LOW = 20;

const ALERTS = 20;

export class StockScreen extends View {

	constructor() {
		super();
		this.search = searchField(text('search.plate'));
		this.sentence = new Sentence();
		this.table = new Table({
			name: text('stock.carts'), kind: 'stocks', keyOf: ({ patente }) => patente, link: true,
			columns: [
				linkColumn(text('column.plate'), 'plate', ({ patente }) => patente, ({ patente }) => withChoices({ carrito: patente })),
				this.stockColumn(),
				textColumn(text('column.counted'), 'ago', ({ time }) => ago(time)),
				clientColumn(text('column.place'), 'place', ({ ubicacion }) => ubicacion)
			]
		});
		this.count = element('b');
		this.pips = element('span', { class: 'pips', 'aria-hidden': 'true' });
		this.waiting = element('ul', { class: 'events small' });
		this.alerts = element('ol', { class: 'alerts' });
		this.alertSentence = new Sentence();
		this.columns = new Columns([element('div', { class: 'list-head' }, element('h2', {}, text('stock.carts')), this.search),
			this.sentence.node, this.table.node],
		[element('section', { class: 'card' }, element('h2', {}, text('stock.waiting')),
			element('p', { class: 'waits' }, this.count, this.pips), element('p', { class: 'muted small' }, text('stock.waiting.meaning')), this.waiting),
		element('section', { class: 'card' }, element('h2', {}, text('stock.alerts')), this.alertSentence.node, this.alerts)], 'stock');
		this.node = element('div', {}, screenHead(text('screen.stock'),
			(may('POST /stock')) ? element('a', { class: 'button', href: route('registrar', { que: 'stock' }) }, text('stock.report')) : null), this.columns.node);
		this.changed = new Set();
		this.ordered = new Ordered(({ patente }) => patente, (a, b) => a.stock - b.stock || ((a.patente < b.patente) ? -1 : 1));
		this.matching = matcher(({ patente, ubicacion }) => [patente, ubicacion]);
	}

	stockColumn() {
		return {
			title: text('column.stock'), kind: 'number stock', make: (cell) => {
				const mark = stateMark();
				const count = element('span');
				cell.append(mark.node, count);
				return ({ stock }) => {
					mark.node.hidden = stock > LOW;
					mark.show('bajo');
					setText(count, number(stock));
				};
			}
		};
	}

	start() {
		this.stock = list('/stock');
		this.refills = list('/reposicion');
		this.follows(this.stock, (before) => before.forEach((row, key) => this.changed.add(key)));
		this.follows(this.refills);
		[this.table, this.columns].forEach((part) => this.with(part));
		this.ticks();
		this.routed();
	}

	routed() {
		this.columns.follow('carrito', (plate) => new CartPanel(plate));
		this.schedule();
	}

	draw() {
		this.table.schedule();
		if (!this.stale) {
			return;
		}
		const all = this.ordered.update(this.stock.rows, this.changed);
		const shown = this.matching(all);
		this.table.show(shown, this.changed, wanted());
		this.changed = new Set();
		this.table.node.hidden = shown.length === 0;
		this.search.hidden = all.length < 8 && !this.search.value;
		this.sentence.show(this.stock, shown.length === 0, text((all.length === 0) ? 'stock.empty' : 'search.nothing'),
			(all.length === 0 && may('POST /stock')) ? { text: text('stock.first'), href: route('registrar', { que: 'stock' }) } : undefined);
		this.drawWaiting();
		this.drawAlerts();
	}

	drawWaiting() {
		const { waiting, rows, state } = this.refills;
		const batch = Math.max(waiting.length, newestFirst(rows.values())[0]?.eventos.length ?? BATCH);
		setText(this.count, (state === 'loading') ? '–' : text('stock.of', { n: waiting.length, batch }));
		const pips = Array.from({ length: batch }, (none, i) => ((i < waiting.length) ? 'full' : ''));
		if (this.shownPips !== pips.join()) {
			this.shownPips = pips.join();
			this.pips.replaceChildren(...pips.map((kind) => element('i', { class: kind })));
		}
		replaceKeyed(this.waiting, waiting, ({ id }) => id, eventLine);
	}

	drawAlerts() {
		const alerts = newestFirst(this.refills.rows.values()).slice(0, ALERTS);
		replaceKeyed(this.alerts, alerts, ({ numero }) => String(numero), alertLine);
		this.alertSentence.show(this.refills, alerts.length === 0, text('stock.alerts.empty'));
	}

}
