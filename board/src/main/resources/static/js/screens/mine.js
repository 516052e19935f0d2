/* Mi carrito: for a vendor whose key does not show the other carts. The guild's day, and the day of each own cart. */

import { clientText, element, setText } from '../dom.js';
import { get, path } from '../http.js';
import { now } from '../clock.js';
import { figure } from '../parts/figures.js';
import { screenHead } from '../parts/layout.js';
import { reason, View } from '../parts/view.js';
import { route } from '../routes.js';
import { plates } from '../session.js';
import { average, number, text } from '../texts.js';

const READ_EVERY = 5_000;

const FIGURES = { sopaipillas: 'count_sopaipillas', sales: 'ventas', clients: 'count_client', average: 'promedio' };

export class MineScreen extends View {

	constructor() {
		super();
		this.note = element('p', { class: 'sentence trouble', hidden: true });
		this.days = [new Day(element('h2', {}, text('mine.guild')), '/ventadiaria/total'),
			...plates().map((plate) => new Day(element('h2', {}, clientText(plate), ' ',
				element('a', { class: 'small', href: route('registrar', { que: 'venta', patente: plate }) }, text('cart.sell'))), path`/ventadiaria/${plate}`))];
		this.node = element('div', {}, screenHead(text('screen.carrito')), this.note, this.days.map(({ node }) => node));
	}

	start() {
		const reading = setInterval(() => this.read(), READ_EVERY);
		this.owns(() => clearInterval(reading));
		this.read();
	}

	routed() {
	}

	async read() {
		const problems = await Promise.all(this.days.map((day) => day.read().then(() => null, (problem) => problem)));
		const problem = problems.find((found) => found !== null);
		this.note.hidden = !problem;
		setText(this.note, (problem) ? reason(problem, now(), true) : '');
	}

}

class Day {

	constructor(title, source) {
		this.source = source;
		this.figures = Object.fromEntries(Object.keys(FIGURES).map((name) => [name, figure(text(`figure.${name}`))]));
		this.node = element('section', {}, title, element('div', { class: 'figures' }, Object.values(this.figures).map(({ node }) => node)));
	}

	/** A cart that never sold is unknown. */
	async read() {
		const day = await get(this.source).catch((problem) => {
			if (problem.status === 404) {
				return {};
			}
			throw problem;
		});
		for (const [name, field] of Object.entries(FIGURES)) {
			this.figures[name].show((name === 'average') ? average(day[field] ?? 0) : number(day[field] ?? 0));
		}
	}

}
