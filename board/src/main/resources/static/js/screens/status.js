/* Estado: whether all is well, by service, and the dead letters with the command that shows them. */

import { element, setText } from '../dom.js';
import { freshness, services } from '../live/lists.js';
import { Columns, screenHead } from '../parts/layout.js';
import { replaceKeyed } from '../parts/lines.js';
import { stateMark } from '../parts/marks.js';
import { View } from '../parts/view.js';
import { ago, clockTime, number, serviceName, text } from '../texts.js';

const BEHIND = 3;

export class StatusScreen extends View {

	constructor() {
		super();
		this.verdict = element('p', { class: 'verdict', role: 'status' });
		this.rows = element('tbody');
		this.table = element('table', { class: 'services' }, element('caption', { class: 'unseen' }, text('status.services')), element('thead', {},
			element('tr', {}, ['service', 'ready', 'behind', 'dead', 'since'].map((name) => element('th', { scope: 'col', class: name }, text(`status.${name}`))))),
		this.rows);
		this.dead = element('section', { class: 'card' }, element('h2', {}, text('status.dead.title')), element('p', {}, text('status.dead.meaning')),
			element('pre', { tabindex: '0' }, './gremio dlt list\n./gremio dlt show TOPIC'));
		this.columns = new Columns([element('div', { class: 'card scrolls' }, this.table)], [element('section', { class: 'card' },
			element('h2', {}, text('status.marks')), element('dl', { class: 'meanings' }, ['live', 'behind', 'away', 'offline'].map((state) => element('div', {},
				element('dt', {}, text(`freshness.${state}.name`)), element('dd', { class: 'muted' }, text(`freshness.${state}.meaning`)))))), this.dead], 'status');
		this.node = element('div', {}, screenHead(text('screen.estado')), this.verdict, this.columns.node);
	}

	start() {
		this.followsFreshness();
		this.ticks();
		this.draw();
	}

	routed() {
	}

	draw() {
		const known = services();
		const rows = known?.services ?? [];
		const dead = rows.reduce((sum, { muertas }) => sum + (muertas ?? 0), 0);
		this.dead.hidden = dead === 0;
		this.columns.main.hidden = rows.length === 0;
		this.sayVerdict(known, rows, dead);
		replaceKeyed(this.rows, rows, ({ servicio }) => servicio, serviceRow);
		rows.forEach((service) => this.rows.lines.get(service.servicio).show(service));
	}

	/** One sentence for each thing that is not in order. Where the guild is out of reach, what was known before tells nothing. */
	sayVerdict(known, rows, dead) {
		const behind = rows.filter(({ atraso }) => atraso >= BEHIND);
		const { state, away = rows.filter(({ listo }) => !listo).map(({ servicio }) => servicio) } = freshness();
		const trouble = [];
		if (!known || known.status === 0 || state === 'offline') {
			setText(this.verdict, text((state === 'connecting') ? 'list.loading' : 'status.unreachable'));
			this.verdict.dataset.state = (state === 'connecting') ? 'loading' : 'trouble';
			return;
		}
		if (known.status !== 200) {
			trouble.push(text((known.status === 403 || known.status === 401) ? 'trouble.forbidden' : 'status.unknown'));
		}
		if (away.length > 0) {
			trouble.push(text('status.away', { names: away.map(serviceName).join(', ') }));
		}
		if (behind.length > 0) {
			trouble.push(text('status.late', { names: behind.map(({ servicio }) => serviceName(servicio)).join(', ') }));
		}
		if (dead > 0) {
			trouble.push(text('status.dead.some', { count: dead }));
		}
		setText(this.verdict, trouble.join(' ') || text('status.well'));
		this.verdict.dataset.state = (trouble.length === 0) ? 'well' : 'trouble';
	}

}

function serviceRow({ servicio }) {
	const mark = stateMark();
	const cells = Object.fromEntries(['behind', 'dead', 'since'].map((name) => [name, element('td', { class: `${name}` })]));
	const line = element('tr', {}, element('th', { scope: 'row' }, serviceName(servicio), element('span', { class: 'muted small' }, ` ${servicio}`)),
		element('td', { class: 'ready' }, mark.node), Object.values(cells));
	line.show = ({ listo, atraso, muertas, desde }) => {
		mark.show((listo) ? 'bien' : 'falla', text((listo) ? 'status.ready.yes' : 'status.ready.no'));
		setText(cells.behind, (atraso === null || atraso === undefined) ? '–' : text('unit.seconds', { n: Math.round(atraso) }));
		cells.behind.dataset.title = text('status.behind');
		cells.behind.classList.toggle('none', atraso === null || atraso === undefined);
		setText(cells.dead, (muertas === null || muertas === undefined) ? '–' : number(muertas));
		setText(cells.since, (desde) ? clockTime(desde) : '–');
		cells.since.title = (desde) ? ago(desde) : '';
	};
	return line;
}
