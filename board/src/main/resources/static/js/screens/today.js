/* Hoy: the guild's day in four figures, by the hour, and by cart. */

import { element, icon, setAttribute, setText } from '../dom.js';
import { guildParts, now, plusDays, today } from '../clock.js';
import { get } from '../http.js';
import { list } from '../live/lists.js';
import { LiveList } from '../live/list.js';
import { Ordered } from '../live/ordered.js';
import { CartPanel } from '../parts/cart.js';
import { Chart } from '../parts/chart.js';
import { figure } from '../parts/figures.js';
import { Columns } from '../parts/layout.js';
import { matcher, searchField, wanted } from '../parts/search.js';
import { linkColumn, Table, textColumn } from '../parts/table.js';
import { Sentence, View } from '../parts/view.js';
import { current, go, route, withChoices } from '../routes.js';
import { may } from '../session.js';
import { average, fullDay, isDay, longDay, number, percent, text, weekday } from '../texts.js';

const HOURS_EVERY = 1_500;

const WEEK = 7;

const WEEK_BEFORE_AGAIN = 5_000;

const FIGURES = ['sopaipillas', 'sales', 'clients', 'average'];

const MEANINGS = { sopaipillas: 'figure.sopaipillas.meaning', average: 'figure.average.meaning' };

export class TodayScreen extends View {

	constructor() {
		super();
		this.figures = Object.fromEntries(FIGURES.map((name) => [name, figure(text(`figure.${name}`), MEANINGS[name] && text(MEANINGS[name]))]));
		this.search = searchField(text('search.plate'));
		this.sentence = new Sentence();
		this.table = new Table({
			name: text('today.carts'), kind: 'sales', keyOf: ({ patente }) => patente, link: true,
			columns: [
				textColumn(text('column.rank'), 'rank', ({ patente }, i) => number(this.ranks?.get(patente) ?? i + 1)),
				linkColumn(text('column.plate'), 'plate', ({ patente }) => patente, ({ patente }) => withChoices({ carrito: patente })),
				this.barColumn(),
				textColumn(text('column.clients'), 'number clients', ({ count_client: clients }) => number(clients)),
				textColumn(text('column.average'), 'number', ({ promedio }) => average(promedio))
			]
		});
		this.title = element('h1');
		this.picker = element('input', { type: 'date', 'aria-hidden': 'true', min: '1970-01-01', class: 'picker', tabindex: '-1',
			change: () => this.picker.value && go(this.dayRoute(this.picker.value)) });
		this.dayName = element('span');
		this.chosen = element('button', { type: 'button', class: 'button day', click: () => this.picker.showPicker() }, this.dayName, icon('day'));
		this.before = element('a', { class: 'quiet icon-only', 'aria-label': text('today.before') }, icon('before'));
		this.after = element('a', { class: 'quiet icon-only', role: 'link', 'aria-label': text('today.after') }, icon('after'));
		this.chart = new Chart({ title: text('today.hours'), names: [text('figure.sopaipillas'), text('today.week.before')], form: 'curve',
			label: (hour) => `${hour}:00`, height: 230 });
		this.columns = new Columns([element('div', { class: 'list-head' }, element('h2', {}, text('today.carts')), this.search),
			this.sentence.node, this.table.node], [element('div', { class: 'card' }, this.chart.node)], 'today');
		this.node = element('div', {},
			element('div', { class: 'screen-head' }, this.title, element('div', { class: 'days' }, this.before,
				element('span', { class: 'pick' }, this.picker, this.chosen), this.after)),
			element('div', { class: 'figures' }, FIGURES.map((name) => this.figures[name].node)), this.columns.node);
		this.day = null;
		this.changed = new Set();
		this.ordered = new Ordered(({ patente }) => patente, (a, b) => b.count_sopaipillas - a.count_sopaipillas || ((a.patente < b.patente) ? -1 : 1));
		this.matching = matcher(({ patente }) => [patente]);
	}

	/** Sopaipillas with a bar: its length is the share of the best cart. */
	barColumn() {
		return {
			title: text('column.sopaipillas'), kind: 'number bar', make: (cell) => {
				const count = element('span', { class: 'count' });
				const bar = element('i');
				cell.append(count, element('span', { class: 'track', 'aria-hidden': 'true' }, bar));
				return (row) => {
					setText(count, number(row.count_sopaipillas));
					bar.style.width = `${Math.max(1, 100 * row.count_sopaipillas / this.best)}%`;
				};
			}
		};
	}

	start() {
		this.with(this.table);
		this.with(this.chart);
		this.with(this.columns);
		this.owns(() => this.stopFollowing?.());
		this.owns(() => clearTimeout(this.readingHours));
		this.ticks();
		this.routed();
	}

	dayRoute(day) {
		return withChoices({ fecha: (day === today()) ? null : day });
	}

	routed() {
		this.columns.follow('carrito', (plate) => new CartPanel(plate));
		this.choose();
		this.schedule();
	}

	/** Follows the day that the address names. */
	choose() {
		const chosen = current().choices.get('fecha');
		const day = (isDay(chosen)) ? chosen : today();
		if (day === this.day && this.isToday === (day === today())) {
			return;
		}
		this.day = day;
		this.stale = true;
		this.stopFollowing?.();
		this.isToday = day === today();
		this.sales = (this.isToday) ? list('/ventadiaria') : new LiveList(`/ventadiaria?fecha=${day}`, ({ patente }) => patente);
		const stopListening = this.sales.listen((before) => {
			before.forEach((row, key) => this.changed.add(key));
			this.readHours();
			this.schedule();
		});
		if (this.isToday) {
			this.stopFollowing = stopListening;
		} else {
			const { sales } = this;
			this.stopFollowing = () => {
				stopListening();
				sales.stop();
			};
			sales.load();
		}
		this.hours = null;
		this.hoursOfWeekBefore = null;
		this.weekBefore = null;
		this.readWeekBefore(day);
		this.readHours();
	}

	/** What can't be read now is read again a little later, from {@link #draw}. */
	async readWeekBefore(day) {
		this.askedForWeekBefore = now();
		const earlier = plusDays(day, -WEEK);
		const [hours, total] = await Promise.all([get(`/ventadiaria/horas?fecha=${earlier}`), get(`/ventadiaria/total?fecha=${earlier}`)]
			.map((answer) => answer.catch(() => null)));
		if (day === this.day) {
			this.hoursOfWeekBefore = hours;
			this.weekBefore = total;
			this.schedule();
		}
	}

	/** The hours have no stream of their own, so they are read again soon after a cart's day has changed. */
	readHours() {
		this.readingHours ??= setTimeout(async () => {
			const day = this.day;
			const hours = await get(`/ventadiaria/horas?fecha=${day}`).catch(() => null);
			this.readingHours = null;
			if (day !== this.day) {
				this.readHours();
			} else if (hours) {
				this.hours = hours;
				this.schedule();
			}
		}, (this.hours) ? HOURS_EVERY : 0);
	}

	draw() {
		this.choose();
		if (!(this.weekBefore && this.hoursOfWeekBefore) && now() - this.askedForWeekBefore > WEEK_BEFORE_AGAIN) {
			this.readWeekBefore(this.day);
		}
		setText(this.title, (this.isToday) ? text('screen.hoy') : longDay(this.day));
		if (this.picker.value !== this.day) {
			this.picker.value = this.day;
		}
		setAttribute(this.picker, 'max', today());
		const said = (this.day.slice(0, 4) === today().slice(0, 4)) ? longDay(this.day) : fullDay(this.day);
		setText(this.dayName, said);
		setAttribute(this.chosen, 'aria-label', `${text('today.day')}: ${said}`);
		setAttribute(this.before, 'href', this.dayRoute(plusDays(this.day, -1)));
		setAttribute(this.after, 'href', (this.isToday) ? null : this.dayRoute(plusDays(this.day, 1)));
		this.after.classList.toggle('disabled', this.isToday);
		setAttribute(this.after, 'aria-disabled', this.isToday || null);
		this.drawFigures();
		this.drawChart();
		if (this.stale) {
			this.drawTable();
		}
	}

	drawFigures() {
		const sum = this.sums();
		const loading = this.sales.state === 'loading' || (this.sales.state === 'away' && this.sales.rows.size === 0);
		const shown = { ...sum, average: (sum.clients > 0) ? sum.sopaipillas / sum.clients : 0 };
		const earlier = this.earlier();
		for (const name of FIGURES) {
			this.figures[name].show((loading) ? '–' : (name === 'average') ? average(shown.average) : number(shown[name]),
				(loading || !earlier) ? '' : this.compared(name, shown[name], earlier));
		}
	}

	sums() {
		if (this.stale) {
			this.sum = { sopaipillas: 0, sales: 0, clients: 0 };
			for (const row of this.sales.rows.values()) {
				this.sum.sopaipillas += row.count_sopaipillas;
				this.sum.sales += row.ventas;
				this.sum.clients += row.count_client;
			}
		}
		return this.sum;
	}

	/** The figures of the same day a week before: by now where hours tell, else of the whole day. */
	earlier() {
		if (!this.hoursOfWeekBefore || !this.weekBefore) {
			return null;
		}
		const { hour, minute } = guildParts(now());
		const part = (row) => (!this.isToday || row.hora < hour) ? 1 : (row.hora === hour) ? minute / 60 : 0;
		const byNow = (field) => this.hoursOfWeekBefore.reduce((sum, row) => sum + row[field] * part(row), 0);
		return { sopaipillas: byNow('count_sopaipillas'), sales: byNow('ventas'), clients: this.weekBefore.count_client,
			average: this.weekBefore.promedio };
	}

	compared(name, value, earlier) {
		const day = weekday(plusDays(this.day, -WEEK));
		const whole = this.isToday && (name === 'clients' || name === 'average');
		if (this.weekBefore.ventas === 0) {
			return text('compare.nothing', { day });
		}
		if (whole) {
			return text('compare.whole', { day, value: (name === 'average') ? average(earlier.average) : number(earlier[name]) });
		}
		if (earlier[name] < 1) {
			return text('compare.none.yet', { day });
		}
		const change = percent(value / earlier[name] - 1);
		return text((this.isToday) ? 'compare.now' : 'compare.day', { change, day });
	}

	drawChart() {
		if (!this.hours) {
			return;
		}
		const rows = [...this.hours, ...(this.hoursOfWeekBefore ?? [])];
		const first = Math.min(8, ...rows.map(({ hora }) => hora));
		const hours = Array.from({ length: 24 - first }, (none, i) => first + i);
		const until = (this.isToday) ? guildParts(now()).hour : 23;
		const series = (found, last) => hours.map((hour) => (hour > last) ? null
			: found?.find(({ hora }) => hora === hour)?.count_sopaipillas ?? 0);
		this.chart.show(hours, series(this.hours, until), series(this.hoursOfWeekBefore, (this.hoursOfWeekBefore) ? 23 : -1));
	}

	drawTable() {
		const ranked = this.ordered.update(this.sales.rows, this.changed);
		this.best = Math.max(1, ranked[0]?.count_sopaipillas ?? 1);
		const rows = this.matching(ranked);
		this.ranks = (rows.length < ranked.length) ? new Map(ranked.map(({ patente }, i) => [patente, i + 1])) : null;
		this.table.show(rows, this.changed, `${this.day} ${wanted()}`);
		this.changed.clear();
		this.table.node.hidden = rows.length === 0;
		this.search.hidden = ranked.length < 8 && !this.search.value;
		this.sentence.show(this.sales, rows.length === 0, this.emptyText(ranked), (this.isToday && ranked.length === 0 && may('POST /sales'))
			? { text: text('today.first'), href: route('registrar', { que: 'venta' }) } : undefined);
	}

	emptyText(ranked) {
		return text((ranked.length > 0) ? 'search.nothing' : (this.isToday) ? 'today.empty' : 'today.empty.day');
	}

}
