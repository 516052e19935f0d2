/* Registrar: five forms, and what they recorded in this visit. */

import { element, setText } from '../dom.js';
import { EventForm } from '../forms/form.js';
import { allowedKinds, KINDS, NEEDED } from '../forms/kinds.js';
import { list } from '../live/lists.js';
import { Columns, screenHead } from '../parts/layout.js';
import { View } from '../parts/view.js';
import { current, route } from '../routes.js';
import { clockTime, text } from '../texts.js';

const LAST = 'gremio.form';

const CHECK_EVERY = 400;

const PATIENCE = 60_000;

const KEPT = 30;

/** What was recorded since the page was opened, newest first. It outlives the screen. */
const recorded = [];

export class RecordScreen extends View {

	constructor() {
		super();
		this.links = Object.fromEntries(allowedKinds().map((name) => [name, element('a', { href: route('registrar', { que: name }) },
			text(`record.${name}`))]));
		this.place = element('div');
		this.lines = element('ol', { class: 'recorded', 'aria-live': 'polite' });
		this.nothing = element('p', { class: 'muted' }, text('record.nothing'));
		this.columns = new Columns([element('nav', { class: 'kinds', 'aria-label': text('record.kinds') }, Object.values(this.links)), this.place],
			[element('section', { class: 'card' }, element('h2', {}, text('record.done')), this.nothing, this.lines)], 'record');
		this.node = element('div', {}, screenHead(text('screen.registrar')), this.columns.node);
	}

	start() {
		this.ticks();
		this.routed();
	}

	routed() {
		const { choices } = current();
		const name = [choices.get('que'), localStorage.getItem(LAST), ...allowedKinds()].find((candidate) => allowedKinds().includes(candidate));
		const plate = choices.get('patente');
		if (name !== this.name || plate !== this.plate) {
			this.name = name;
			this.plate = plate;
			localStorage.setItem(LAST, name);
			NEEDED[name].forEach((needed) => list(needed));
			this.place.replaceChildren(new EventForm(name, KINDS[name], { plate, denuncia: choices.get('denuncia') },
				(answer, noted) => this.record(name, answer, noted)).node);
		}
		for (const [kind, link] of Object.entries(this.links)) {
			if (kind === name) {
				link.setAttribute('aria-current', 'page');
			} else {
				link.removeAttribute('aria-current');
			}
		}
		this.schedule();
	}

	record(name, answer, noted) {
		const entry = { name, answer, state: 'waiting', node: null };
		recorded.unshift(entry);
		recorded.splice(KEPT);
		followUntilCounted(entry, noted, () => this.schedule());
		this.draw();
		if (matchMedia('(max-width: 899px)').matches) {
			this.lines.firstElementChild.scrollIntoView({ block: 'nearest' });
		}
	}

	draw() {
		this.nothing.hidden = recorded.length > 0;
		for (const entry of recorded) {
			entry.node ??= recordedLine(entry);
			entry.node.show();
		}
		const nodes = recorded.map(({ node }) => node.line);
		if (nodes.length !== this.lines.childElementCount || nodes[0] !== this.lines.firstElementChild) {
			this.lines.replaceChildren(...nodes);
		}
	}

}

/** A line such as `Venta registrada · 3 sopaipillas · AB1234`, with its state below. */
function recordedLine(entry) {
	const state = element('span', { class: 'small' });
	const line = element('li', {}, element('span', {}, `${text(`record.${entry.name}.done`)} · ${KINDS[entry.name].said(entry.answer)}`), state);
	return {
		line, show() {
			line.dataset.state = (entry.state === 'waiting') ? 'waiting' : 'counted';
			setText(state, `${clockTime(entry.answer.time)} · ${text(`counted.${entry.state}`)}`);
		}
	};
}

/** Asks the lists until they show the event. */
async function followUntilCounted(entry, noted, changed) {
	const until = Date.now() + PATIENCE;
	while (entry.state === 'waiting' && Date.now() < until) {
		await new Promise((resolve) => setTimeout(resolve, CHECK_EVERY));
		entry.state = await KINDS[entry.name].counted(entry.answer, noted) ?? 'waiting';
	}
	changed();
}
