/* All that is known of one cart: today, its last 30 days, its stock, and where it is. */

import { element, icon, setText } from '../dom.js';
import { plusDays, today } from '../clock.js';
import { get, path } from '../http.js';
import { list } from '../live/lists.js';
import { shows } from '../rights.js';
import { route, withChoices } from '../routes.js';
import { mayRecord } from '../session.js';
import { ago, average, number, shortDay, text } from '../texts.js';
import { Chart } from './chart.js';
import { stateMark } from './marks.js';
import { reason, View } from './view.js';
import { now } from '../clock.js';

const DAYS = 30;

export class CartPanel extends View {

	/**
	 * @param {string} plate the cart's
	 * @param {() => void} [see] goes to the cart on the map beside the panel
	 */
	constructor(plate, see = null) {
		super();
		this.plate = plate;
		this.days = null;
		this.mark = stateMark();
		this.title = element('h2', { tabindex: '-1' }, element('bdi', { class: 'client' }, plate));
		this.facts = Object.fromEntries(['today', 'clients', 'average', 'stock', 'place', 'seen']
			.map((name) => [name, element('dd')]));
		this.chart = new Chart({ title: text('cart.days'), names: [text('figure.sopaipillas')], form: 'bars',
			label: (i) => shortDay(plusDays(this.until, i - DAYS + 1)), height: 150 });
		this.note = element('p', { class: 'sentence', hidden: true });
		this.node = element('section', { class: 'card', 'aria-label': text('cart.title') },
			element('div', { class: 'panel-head' }, this.title, this.mark.node,
				element('a', { class: 'quiet icon-only', href: withChoices({ carrito: null }), 'aria-label': text('panel.close') }, icon('close'))),
			element('dl', { class: 'facts' }, Object.entries(this.facts).map(([name, fact]) => element('div', { class: (name === 'place') ? 'wide' : null },
				element('dt', {}, text(`cart.${name}`)), fact))),
			this.note, this.chart.node,
			element('p', { class: 'links small' },
				(mayRecord('POST /sales', plate)) ? [element('a', { href: route('registrar', { que: 'venta', patente: plate }) }, text('cart.sell')), ' '] : null,
				(mayRecord('POST /stock', plate)) ? [element('a', { href: route('registrar', { que: 'stock', patente: plate }) }, text('cart.restock')), ' '] : null,
				(see) ? element('button', { type: 'button', class: 'link', click: see }, text('cart.zoom'))
					: (shows('mapa')) ? element('a', { href: route('mapa', { carrito: plate }) }, text('cart.map')) : null));
	}

	start() {
		this.sales = list('/ventadiaria');
		this.stock = list('/stock');
		this.carts = list('/carritos');
		[this.sales, this.stock, this.carts].forEach((followed) => this.follows(followed));
		this.with(this.chart);
		this.ticks();
		this.read();
		this.draw();
	}

	async read() {
		this.until = today();
		const route = `${path`/ventadiaria/${this.plate}`}?desde=${plusDays(this.until, 1 - DAYS)}&hasta=${this.until}`;
		try {
			this.days = new Map((await get(route)).map((row) => [row.fecha, row.count_sopaipillas]));
		} catch (problem) {
			// A cart that never sold has no days.
			this.days = (problem.status === 404) ? new Map() : null;
			this.note.hidden = this.days !== null;
			setText(this.note, reason(problem, now(), false));
		}
		this.schedule();
	}

	draw() {
		const sold = this.sales.rows.get(this.plate);
		const cart = this.carts.rows.get(this.plate);
		const stock = this.stock.rows.get(this.plate);
		this.mark.node.hidden = !cart;
		if (cart) {
			this.mark.show(cart.estado);
		}
		setText(this.facts.today, number(sold?.count_sopaipillas ?? 0));
		setText(this.facts.clients, number(sold?.count_client ?? 0));
		setText(this.facts.average, average(sold?.promedio ?? 0));
		setText(this.facts.stock, (stock) ? number(stock.stock) : text('unknown'));
		setText(this.facts.place, cart?.ubicacion ?? stock?.ubicacion ?? text('unknown'));
		setText(this.facts.seen, (cart) ? ago(cart.time) : text('unknown'));
		if (this.days) {
			if (this.until !== today()) {
				this.read();
			}
			const days = Array.from({ length: DAYS }, (none, i) => plusDays(this.until, i - DAYS + 1));
			this.chart.show(days.map((day, i) => i),
				days.map((day) => ((day === this.sales.day) ? sold?.count_sopaipillas : null) ?? this.days.get(day) ?? 0));
		}
	}

}
