/* Avisos: refills and fugitives by time, what was lost and found since the page was opened, and the days' closes. */

import { clientText, element, setAttribute, setText } from '../dom.js';
import { get } from '../http.js';
import { now } from '../clock.js';
import { happenings, onHappening, watch } from '../happenings.js';
import { list } from '../live/lists.js';
import { alertLine, newestFirst } from '../parts/alerts.js';
import { ClosePanel } from '../parts/close.js';
import { Columns, screenHead } from '../parts/layout.js';
import { replaceKeyed } from '../parts/lines.js';
import { Sentence, View } from '../parts/view.js';
import { shows } from '../rights.js';
import { current, route, withChoices } from '../routes.js';
import { may } from '../session.js';
import { ago, clockTime, shortDay, text } from '../texts.js';

const KINDS = ['refill', 'fugitive', 'lost', 'found', 'caught'];

/** The list that tells of a kind. */
const SOURCES = { refill: '/reposicion', fugitive: '/profugos', lost: '/carritos', found: '/carritos', caught: '/profugos' };

const SHAPES = { refill: '■', fugitive: '▲', lost: '◌', found: '●', caught: '●' };

const SHOWN = 100;

const CLOSES = 60;

/** Closes have no stream of their own, and come once a day. */
const CLOSES_EVERY = 15_000;

export class NoticesScreen extends View {

	constructor() {
		super();
		this.chips = Object.fromEntries(KINDS.filter((kind) => may(`GET ${SOURCES[kind]}`)).map((kind) => [kind, element('a', { class: 'chip' },
			element('span', { class: 'shape', 'data-kind': kind, 'aria-hidden': 'true' }, SHAPES[kind]), ' ', text(`notices.${kind}`))]));
		this.lines = element('ol', { class: 'timeline' });
		this.sentence = new Sentence();
		this.closes = element('ul', { class: 'closes' });
		this.closeSentence = new Sentence();
		this.columns = new Columns([this.sentence.node, this.lines], (may('GET /cierres')) ? [element('section', { class: 'card' },
			element('h2', {}, text('closes.title')), this.closeSentence.node, this.closes)] : [], 'notices-columns');
		this.node = element('div', {}, screenHead(text('screen.avisos'), element('div', { class: 'chips', role: 'group',
			'aria-label': text('notices.filter') }, Object.values(this.chips))), this.columns.node);
		this.days = { state: 'loading', since: now(), rows: new Map() };
	}

	start() {
		watch();
		this.refills = list('/reposicion');
		this.fugitives = list('/profugos');
		this.follows(this.refills);
		this.follows(this.fugitives);
		this.owns(onHappening(() => this.schedule()));
		this.with(this.columns);
		this.ticks();
		const reading = setInterval(() => this.readCloses(), CLOSES_EVERY);
		this.owns(() => clearInterval(reading));
		this.readCloses();
		this.routed();
	}

	routed() {
		this.columns.follow('cierre', (day) => new ClosePanel(day));
		this.schedule();
	}

	async readCloses() {
		if (!may('GET /cierres')) {
			return;
		}
		try {
			const closes = await get(`/cierres?limit=${CLOSES}`);
			this.days = { state: 'ready', since: now(), rows: new Map(closes.map((row) => [row.fecha, row])) };
		} catch (problem) {
			this.days = { state: 'away', since: (this.days.problem) ? this.days.since : now(), rows: this.days.rows, problem };
		}
		this.schedule();
	}

	draw() {
		const chosen = current().choices.get('tipo');
		for (const [kind, chip] of Object.entries(this.chips)) {
			chip.href = withChoices({ tipo: (kind === chosen) ? null : kind });
			setAttribute(chip, 'aria-current', (kind === chosen) ? 'true' : null);
		}
		const shown = this.timeline().filter(({ kind }) => !chosen || kind === chosen).slice(0, SHOWN);
		replaceKeyed(this.lines, shown, ({ key }) => key, (notice) => this.line(notice));
		this.lines.hidden = shown.length === 0;
		for (const [when, time] of this.lines.querySelectorAll('time').entries()) {
			setText(time, ago(shown[when].time));
		}
		const worse = [this.refills, this.fugitives].find(({ state }) => state !== 'ready') ?? this.refills;
		this.sentence.show(worse, shown.length === 0, text((chosen) ? 'notices.none' : 'notices.empty'), this.wayOut(chosen));
		this.drawCloses();
	}

	/** What to do where nothing is shown. */
	wayOut(chosen) {
		if (chosen) {
			return { text: text('notices.all'), href: withChoices({ tipo: null }) };
		}
		return (may('POST /captura')) ? { text: text('notices.first'), href: route('registrar', { que: 'ubicacion', denuncia: 1 }) } : undefined;
	}

	/** Alerts and fugitives as their routes have them, and what only this page saw. */
	timeline() {
		return [
			...newestFirst(this.refills.rows.values()).map((alert) => ({ kind: 'refill', key: `r${alert.numero}`, time: alert.time, alert })),
			...[...this.fugitives.rows.values()].map(({ patente, ubicacion, denunciado }) => ({ kind: 'fugitive', key: `p${patente}${denunciado}`,
				time: denunciado, plate: patente, place: ubicacion })),
			...happenings.filter(({ kind }) => kind !== 'refill' && kind !== 'fugitive')
				.map((news) => ({ ...news, key: `h${news.kind}${news.plate}${news.time}` }))
		].sort((a, b) => b.time - a.time);
	}

	line({ kind, time, plate, place, alert }) {
		const mark = element('span', { class: 'shape', 'data-kind': kind, 'aria-hidden': 'true' }, SHAPES[kind]);
		const when = element('time', { class: 'muted small', title: clockTime(time) });
		if (alert) {
			return element('li', { class: 'folds' }, mark, element('ul', {}, alertLine(alert)), when);
		}
		return element('li', {}, mark, element('span', {}, (shows('mapa')) ? element('a', { href: route('mapa', { carrito: plate }) }, clientText(plate)) : clientText(plate), ' ',
			text(`notice.${kind}`), (place) ? element('span', { class: 'muted where' }, clientText(place)) : null), when);
	}

	drawCloses() {
		const rows = [...this.days.rows.values()];
		replaceKeyed(this.closes, rows, ({ fecha }) => fecha, (row) => element('li', {},
			element('a', { href: withChoices({ cierre: row.fecha }) }, shortDay(row.fecha)),
			element('span', {}, text('unit.sopaipillas', { count: row.count_sopaipillas })),
			element('span', { class: 'muted' }, text('unit.carts', { count: row.carritos }))));
		this.closeSentence.show(this.days, rows.length === 0, text('closes.empty'));
	}

}
