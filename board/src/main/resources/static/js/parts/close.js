/* One day as it was closed. */

import { element, icon, setText } from '../dom.js';
import { address, get } from '../http.js';
import { now } from '../clock.js';
import { withChoices } from '../routes.js';
import { average, fullDay, isDay, number, spoken, text } from '../texts.js';
import { clientColumn, Table, textColumn } from './table.js';
import { reason, View } from './view.js';

/** One day as it was closed, to print or to take along. */
export class ClosePanel extends View {

	constructor(day) {
		super();
		this.day = day;
		this.title = element('h2', { tabindex: '-1' }, (isDay(day)) ? text('close.of', { day: fullDay(day) }) : text('close.title'));
		this.note = element('p', { class: 'sentence', hidden: true });
		this.facts = element('dl', { class: 'facts' });
		this.table = new Table({
			name: text('close.carts'), kind: 'close', keyOf: ({ patente }) => patente,
			columns: [
				clientColumn(text('column.plate'), 'plate', ({ patente }) => patente),
				textColumn(text('column.sopaipillas'), 'number', ({ count_sopaipillas: count }) => number(count)),
				textColumn(text('column.clients'), 'number', ({ count_client: clients }) => number(clients)),
				textColumn(text('column.average'), 'number', ({ promedio }) => average(promedio))
			]
		});
		const csv = `/cierres/${encodeURIComponent(day)}?formato=csv${(spoken() === 'es') ? '&separador=;' : ''}`;
		this.node = element('section', { class: 'card', 'aria-label': text('close.title') },
			element('p', { class: 'only-print', 'aria-hidden': 'true' }, text('frame.guild')),
			element('div', { class: 'panel-head' }, this.title,
				element('a', { class: 'quiet icon-only no-print', href: withChoices({ cierre: null }), 'aria-label': text('panel.close') }, icon('close'))),
			this.note, this.facts, element('p', { class: 'links no-print' },
				element('button', { type: 'button', class: 'button', click: () => globalThis.print() }, text('close.print')), ' ',
				element('a', { class: 'button', href: address(csv), download: `${day}.csv` }, text('close.csv'))), this.table.node);
	}

	/** Paper shows all rows, the screen only those in sight. */
	start() {
		this.with(this.table);
		const [before, after] = [() => this.table.drawAll(), () => this.table.schedule()];
		addEventListener('beforeprint', before);
		addEventListener('afterprint', after);
		this.owns(() => removeEventListener('beforeprint', before));
		this.owns(() => removeEventListener('afterprint', after));
		this.read();
	}

	async read() {
		try {
			this.rows = await get(`/cierres/${encodeURIComponent(this.day)}`);
		} catch (problem) {
			this.note.hidden = false;
			setText(this.note, (problem.status === 404 || problem.status === 400) ? text('close.unknown') : reason(problem, now(), false));
		}
		this.schedule();
	}

	draw() {
		if (!this.rows) {
			return;
		}
		const sum = (field) => this.rows.reduce((total, row) => total + row[field], 0);
		const [sopaipillas, clients] = [sum('count_sopaipillas'), sum('count_client')];
		const facts = { sopaipillas: number(sopaipillas), sales: number(sum('ventas')), clients: number(clients),
			average: average((clients > 0) ? sopaipillas / clients : 0) };
		this.facts.replaceChildren(...Object.entries(facts).map(([name, value]) => element('div', {}, element('dt', {}, text(`figure.${name}`)),
			element('dd', {}, value))));
		this.table.show([...this.rows].sort((a, b) => b.count_sopaipillas - a.count_sopaipillas));
	}

}
