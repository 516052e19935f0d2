/*
 * A table of any length, of which only the rows in sight exist. On a phone its rows are cards. Order does not jump while a
 * pointer is over it: a mark says how many changes wait.
 */

import { element, setAttribute, setText } from '../dom.js';
import { text } from '../texts.js';

const SPARE = 8;

export class Table {

	/**
	 * @param {object} options
	 * @param {string} options.name what it is a table of, for screen readers
	 * @param {string} options.kind a class for the columns' widths
	 * @param {(row: object) => string} options.keyOf what identifies a row
	 * @param {object[]} options.columns each with `title`, `kind` and `make(cell)`, which returns how to show a row
	 * @param {(row: object) => string} [options.link] the address that a row opens
	 */
	constructor({ name, kind, keyOf, columns, link }) {
		this.keyOf = keyOf;
		this.columns = columns;
		this.link = link;
		this.rows = [];
		this.waiting = null;
		this.changed = new Set();
		this.asked = '';
		this.shown = new Map();
		this.held = false;
		this.body = element('div', { class: 'body', role: 'rowgroup' });
		const heads = columns.map(({ title, kind: column }) => element('span', { role: 'columnheader', class: `cell ${column}` }, title));
		this.table = element('div', { class: `rows ${kind}`, role: 'table', 'aria-label': name },
			element('div', { role: 'rowgroup', class: 'titles' }, element('div', { role: 'row', class: 'row' }, heads)), this.body);
		this.mark = element('button', { type: 'button', class: 'waiting', hidden: true, click: () => this.release(true) });
		this.node = element('div', { class: 'table' }, this.mark, this.table);
		this.table.addEventListener('pointerenter', (event) => this.hold(event));
		this.table.addEventListener('pointerleave', () => this.release(false));
		this.body.addEventListener('keydown', (event) => this.move(event));
		this.follow = () => this.schedule();
	}

	/** Starts to follow the page's scrolling. */
	start() {
		addEventListener('scroll', this.follow, { passive: true });
		addEventListener('resize', this.follow);
		this.schedule();
	}

	stop() {
		removeEventListener('scroll', this.follow);
		removeEventListener('resize', this.follow);
	}

	/**
	 * Shows rows in this order.
	 * @param {object[]} rows the rows
	 * @param {Iterable<string>} changed the keys of those that something happened to
	 * @param {string} asked what the reader asked for: where it is another, the order is not held
	 */
	show(rows, changed = [], asked = '') {
		const known = this.rows.length > 0;
		if (known) {
			[...changed].forEach((key) => this.changed.add(key));
		}
		if (this.held && known && asked === this.asked) {
			this.waiting = rows;
			const byKey = new Map(rows.map((row) => [this.keyOf(row), row]));
			const moved = rows.length !== this.rows.length || rows.some((row, i) => this.keyOf(row) !== this.keyOf(this.rows[i]));
			this.rows = this.rows.map((row) => byKey.get(this.keyOf(row)) ?? row);
			this.count = new Set([...(this.count ?? []), ...changed]);
			this.mark.hidden = !moved;
			setText(this.mark, text('table.waiting', { count: this.count.size }));
		} else {
			this.rows = rows;
			this.waiting = null;
			this.mark.hidden = true;
		}
		this.asked = asked;
		this.schedule();
	}

	hold(event) {
		this.held = event.pointerType === 'mouse';
	}

	release(stillOver) {
		this.held = stillOver;
		this.mark.hidden = true;
		this.count = null;
		if (this.waiting) {
			this.rows = this.waiting;
			this.waiting = null;
			this.schedule();
		}
	}

	schedule() {
		this.drawing ??= requestAnimationFrame(() => {
			this.drawing = null;
			this.draw();
		});
	}

	/** Makes all rows exist until the next draw, as for a printer. */
	drawAll() {
		this.draw(Number.MAX_SAFE_INTEGER);
	}

	draw(spare = SPARE) {
		if (!this.body.isConnected) {
			return;
		}
		const height = parseFloat(getComputedStyle(this.body).getPropertyValue('--row')) || 48;
		this.body.style.height = `${this.rows.length * height}px`;
		setAttribute(this.table, 'aria-rowcount', this.rows.length + 1);
		const top = this.body.getBoundingClientRect().top;
		// Some rows exist out of sight, too: a screen reader or a search in the page gets from them to the others.
		const first = Math.min(Math.max(0, Math.floor(-top / height) - spare), Math.max(0, this.rows.length - spare));
		const last = Math.min(this.rows.length, Math.max(Math.ceil((innerHeight - top) / height), first) + spare);
		const wanted = new Map();
		for (let i = first; i < last; i++) {
			wanted.set(this.keyOf(this.rows[i]), i);
		}
		for (const [key, line] of this.shown) {
			// The row with the focus stays, out of sight too: its removal would lose the reader's place.
			if (!wanted.has(key) && !line.node.contains(document.activeElement)) {
				line.node.remove();
				this.shown.delete(key);
			}
		}
		const focused = (this.body.contains(document.activeElement)) ? document.activeElement : null;
		let previous = null;
		for (const [key, i] of wanted) {
			const line = this.shown.get(key) ?? this.make(key);
			this.fill(line, i, height);
			const place = previous ? previous.nextSibling : this.body.firstChild;
			if (place !== line.node) {
				this.body.insertBefore(line.node, place);
			}
			previous = line.node;
		}
		// An element that is put elsewhere loses the focus.
		if (focused && focused !== document.activeElement) {
			focused.focus({ preventScroll: true });
		}
		this.changed.clear();
	}

	make(key) {
		const cells = this.columns.map(({ kind }) => element('span', { role: 'cell', class: `cell ${kind}` }));
		const line = { node: element('div', { role: 'row', class: 'row' }, cells), writers: this.columns.map(({ make }, i) => make(cells[i])) };
		if (this.link) {
			line.node.classList.add('opens');
			line.node.addEventListener('click', (event) => {
				if (!event.target.closest('a, button')) {
					line.node.querySelector('a')?.click();
				}
			});
		}
		line.node.addEventListener('animationend', () => line.node.classList.remove('flash'));
		this.shown.set(key, line);
		return line;
	}

	fill(line, i, height) {
		const row = this.rows[i];
		line.node.style.transform = `translateY(${i * height}px)`;
		setAttribute(line.node, 'aria-rowindex', i + 2);
		line.writers.forEach((write) => write(row, i));
		if (this.changed.has(this.keyOf(row))) {
			flash(line.node);
		}
	}

	/** Arrows go from row to row. */
	move(event) {
		const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
		const at = step && [...this.shown.values()].find(({ node }) => node.contains(event.target));
		if (!at) {
			return;
		}
		const index = Number(at.node.getAttribute('aria-rowindex')) - 2 + step;
		const next = this.rows[index] && this.shown.get(this.keyOf(this.rows[index]));
		if (next) {
			event.preventDefault();
			next.node.querySelector('a, button')?.focus({ preventScroll: true });
			next.node.scrollIntoView({ block: 'nearest' });
		}
	}

}

/** Shows once that something happened to a row. */
export function flash(node) {
	node.classList.remove('flash');
	requestAnimationFrame(() => node.classList.add('flash'));
}

/** A column that shows a text of each row. */
export function textColumn(title, kind, textOf) {
	return { title, kind, make: (cell) => (row, i) => setText(cell, textOf(row, i)) };
}

/** A column that shows a client's text of each row. */
export function clientColumn(title, kind, textOf) {
	return {
		title, kind, make: (cell) => {
			const inner = element('bdi', { class: 'client' });
			cell.append(inner);
			return (row) => {
				const value = textOf(row) ?? '';
				setText(inner, value);
				setAttribute(inner, 'title', value || null);
			};
		}
	};
}

/** A column with the link that opens the row. */
export function linkColumn(title, kind, textOf, hrefOf) {
	return {
		title, kind, make: (cell) => {
			const inner = element('bdi', { class: 'client' });
			const anchor = element('a', {}, inner);
			cell.append(anchor);
			return (row) => {
				setText(inner, textOf(row));
				setAttribute(anchor, 'href', hrefOf(row));
				setAttribute(anchor, 'title', textOf(row));
				setAttribute(anchor, 'aria-current', (hrefOf(row) === location.hash) ? 'true' : null);
			};
		}
	};
}
