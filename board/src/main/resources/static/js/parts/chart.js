/*
 * Charts of uPlot in the colours of the page, each with a table that says the same.
 */

import uPlot from '../../webjars/uplot/1.6.30/dist/uPlot.esm.js';
import { element, setText } from '../dom.js';
import { number, text } from '../texts.js';

const FONT = '13px "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';

export class Chart {

	/**
	 * @param {object} options
	 * @param {string} options.title what it shows
	 * @param {string[]} options.names the series, the first one with the accent
	 * @param {'curve'|'bars'} options.form how the first series is drawn
	 * @param {(x: number) => string} options.label the text of a place on the x axis
	 * @param {number} options.height in pixels
	 */
	constructor({ title, names, form, label, height }) {
		this.names = names;
		this.form = form;
		this.label = label;
		this.height = height;
		this.canvas = element('div', { class: 'canvas', 'aria-hidden': 'true' });
		this.readout = element('p', { class: 'readout muted small', 'aria-hidden': 'true' }, '\u00a0');
		this.body = element('tbody');
		const heads = ['', ...names].map((name, i) => element('th', { scope: 'col', class: (i > 0) ? 'number' : null }, name));
		this.node = element('figure', { class: 'chart' },
			element('figcaption', {}, element('h2', {}, title), element('ul', { class: 'legend small' },
				names.map((name, i) => element('li', { class: `series-${i}` }, name)))),
			this.canvas, this.readout,
			element('details', { class: 'small' }, element('summary', {}, text('chart.table')),
				element('div', { class: 'scrolls', tabindex: '0', role: 'region', 'aria-label': title },
					element('table', {}, element('thead', {}, element('tr', {}, heads)), this.body))));
		this.data = null;
		this.resized = new ResizeObserver(() => this.resize());
		this.recolour = () => this.rebuild();
	}

	start() {
		this.resized.observe(this.canvas);
		this.scheme = matchMedia('(prefers-color-scheme: dark)');
		this.scheme.addEventListener('change', this.recolour);
		addEventListener('gremio:theme', this.recolour);
	}

	close() {
		this.resized.disconnect();
		this.scheme.removeEventListener('change', this.recolour);
		removeEventListener('gremio:theme', this.recolour);
		this.plot?.destroy();
	}

	/**
	 * Shows figures.
	 * @param {number[]} xs the places
	 * @param {...(number|null)[]} series the values of each series
	 */
	show(xs, ...series) {
		const data = [xs, ...series];
		if (JSON.stringify(data) === JSON.stringify(this.data)) {
			return;
		}
		const scaled = this.data === null || this.data[0].length !== xs.length || this.data[0][0] !== xs[0];
		this.data = data;
		if (scaled || !this.plot) {
			this.rebuild();
		} else {
			this.plot.setData(data);
		}
		this.body.replaceChildren(...xs.map((x, i) => element('tr', {}, element('th', { scope: 'row' }, this.label(x)),
			series.map((values) => element('td', { class: 'number' }, said(values[i]))))));
	}

	resize() {
		if (this.plot) {
			this.plot.setSize({ width: this.canvas.clientWidth, height: this.height });
		} else {
			this.rebuild();
		}
	}

	rebuild() {
		this.plot?.destroy();
		this.plot = null;
		if (!this.data || this.canvas.clientWidth === 0) {
			return;
		}
		const colour = colours(this.node);
		const axis = { stroke: colour.muted, font: FONT, ticks: { show: false } };
		this.plot = new uPlot({
			width: this.canvas.clientWidth,
			height: this.height,
			padding: [8, 4, 0, 0],
			legend: { show: false },
			cursor: { y: false, drag: { setScale: false }, points: { size: 8 } },
			scales: { x: { time: false, range: this.reach() }, y: { range: (plot, low, high) => [0, Math.max(4, high * 1.1)] } },
			axes: [
				{ ...axis, grid: { show: false }, size: 28, incrs: [1, 2, 3, 4, 6, 7, 10], space: 44, values: (plot, places) => places.map(this.label) },
				{ ...axis, grid: { stroke: colour.line, width: 1 }, border: { show: false }, size: 44, space: 40, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 1e6, 1e7],
					values: (plot, values) => values.map((value) => number(value)) }
			],
			series: [{}, this.main(colour), ...this.names.slice(1).map((name) => ({ label: name, stroke: colour.muted, width: 1.5,
				dash: [4, 4], points: { show: false } }))],
			hooks: { setCursor: [(plot) => this.read(plot.cursor.idx)] }
		}, this.data, this.canvas);
	}

	reach() {
		const xs = this.data[0];
		const margin = (this.form === 'bars') ? 0.6 : 0.1;
		return [xs[0] - margin, xs[xs.length - 1] + margin];
	}

	main(colour) {
		const series = { label: this.names[0], stroke: colour.accent, width: 2.5, fill: colour.soft, points: { show: false } };
		if (this.form === 'bars') {
			return { ...series, fill: colour.accent, width: 0, paths: uPlot.paths.bars({ size: [0.7, 28], radius: 0.2 }) };
		}
		return { ...series, paths: uPlot.paths.spline(), points: { show: true, size: 5, fill: colour.accent, stroke: colour.accent } };
	}

	read(i) {
		setText(this.readout, (i === null || i === undefined) ? '\u00a0'
			: `${this.label(this.data[0][i])} · ${this.names.map((name, s) => `${name} ${said(this.data[s + 1][i])}`).join(' · ')}`);
	}

}

function said(value) {
	return (value === null || value === undefined) ? '–' : number(value);
}

/** The page's colours as a canvas takes them. */
export function colours(near) {
	const probe = element('span', { hidden: true });
	near.append(probe);
	const read = (name) => {
		probe.style.color = `var(--${name})`;
		return getComputedStyle(probe).color;
	};
	const found = { accent: read('accent'), soft: read('accent-soft'), muted: read('muted'), line: read('line'), text: read('text'),
		green: read('green'), red: read('red'), surface: read('surface'), sunken: read('sunken'), page: read('page'), amber: read('amber') };
	probe.remove();
	return found;
}
