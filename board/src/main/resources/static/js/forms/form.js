/*
 * A form that posts one event. Its idempotency key belongs to what was filled in: sending the same again counts once, and
 * other content gets another key.
 */

import { element, setText } from '../dom.js';
import { newKey, post } from '../http.js';
import { plates } from '../session.js';
import { text } from '../texts.js';
import { placeField, stepper } from './controls.js';
import { draftOf, newDraft } from './drafts.js';
import { errorText } from './errors.js';

const PLATE = 'gremio.plate';

const TRIES = 3;

const PAUSE = 1_200;

export class EventForm {

	/**
	 * @param {string} name the kind's name
	 * @param {object} kind what is posted
	 * @param {object} given values to begin with
	 * @param {(answer: object, noted: object) => void} recorded takes what was recorded
	 */
	constructor(name, kind, given, recorded) {
		this.name = name;
		this.kind = kind;
		this.recorded = recorded;
		this.draft = draftOf(name, given);
		this.fields = kind.fields.map((field) => this.field(field, { ...given, ...this.draft.values }));
		this.problem = element('p', { class: 'problem', role: 'alert', hidden: true });
		this.button = element('button', { class: 'button primary' }, text(`record.${name}.send`));
		this.node = element('form', { class: 'card form', novalidate: true, 'aria-label': text(`record.${name}`),
			input: () => this.note(), submit: (event) => {
				event.preventDefault();
				this.send();
			} }, element('p', { class: 'muted' }, text(`record.${name}.meaning`)), this.fields.map(({ node }) => node), this.problem, this.button);
	}

	field({ name, label, kind = 'text', options, autocomplete = 'off', optional = false }, given) {
		const id = `${this.name}-${name}`;
		const error = element('span', { class: 'error', id: `${id}-error`, hidden: true });
		if (kind === 'choice') {
			return this.choice(name, label, options(), given, id, error);
		}
		const value = given[name] ?? ((kind === 'plate') ? given.plate ?? rememberedPlate() : (kind === 'count') ? '1' : '') ?? '';
		const input = element('input', { id, name, autocomplete, value, 'aria-describedby': `${id}-error`, spellcheck: 'false',
			'aria-required': (optional) ? null : 'true', type: (kind === 'mail') ? 'email' : 'text', inputmode: (kind === 'number' || kind === 'count') ? 'numeric' : null,
			autocapitalize: (kind === 'plate') ? 'characters' : null });
		const control = (kind === 'count') ? stepper(input, () => this.note()) : (kind === 'place') ? placeField(input, error, () => this.note()) : input;
		return { name, kind, input, error, read: () => input.value.trim(),
			node: element('div', { class: `field field-${kind}` }, element('label', { for: id }, text(label)), control, error) };
	}

	choice(name, label, options, given, id, error) {
		const inputs = options.map((value, i) => element('input', { type: 'radio', name, value, id: `${id}-${value}`,
			checked: (given[name]) ? given[name] === value : i === 0, 'aria-describedby': `${id}-error` }));
		const node = element('fieldset', { class: 'field field-choice' }, element('legend', {}, text(label)),
			inputs.map((input) => element('label', {}, input, element('span', {}, text(`choice.${name}.${input.value}`)))), error);
		return { name, kind: 'choice', input: inputs[0], error, read: () => inputs.find(({ checked }) => checked).value, node };
	}

	/** Remembers what is filled in. */
	note() {
		this.draft.values = Object.fromEntries(this.fields.map(({ name, read }) => [name, read()]));
	}

	body() {
		const filled = this.fields.map(({ name, kind, read }) => [name, (kind === 'choice') ? Number(read()) : read()]);
		return Object.fromEntries(filled.filter(([, value]) => value !== ''));
	}

	async send() {
		if (this.sending) {
			return;
		}
		this.sending = true;
		this.button.setAttribute('aria-disabled', 'true');
		setText(this.button, text('record.sending'));
		this.clearErrors();
		const body = this.body();
		const filled = JSON.stringify(body);
		if (filled !== this.draft.filled) {
			this.draft.filled = filled;
			this.draft.key = newKey();
		}
		try {
			const noted = this.kind.prepare?.();
			const answer = await this.insist(body);
			this.draft = newDraft(this.name, this.draft.asked);
			this.remember();
			this.clear();
			this.recorded(answer, noted ?? {});
		} catch (problem) {
			this.explain(problem);
		}
		this.sending = false;
		this.button.removeAttribute('aria-disabled');
		setText(this.button, text(`record.${this.name}.send`));
	}

	/** Sends again where nothing is known of the outcome, or where nothing was written. The key makes that safe. */
	async insist(body) {
		for (let tried = 1; ; tried++) {
			try {
				return await post(this.kind.route, body, this.draft.key);
			} catch (problem) {
				if (tried === TRIES || (problem.status !== 0 && problem.status !== 503)) {
					throw problem;
				}
				await new Promise((resolve) => setTimeout(resolve, PAUSE * tried));
			}
		}
	}

	explain(problem) {
		for (const { field, message } of problem.errors) {
			const found = this.fields.find(({ name }) => name === field);
			if (found) {
				setText(found.error, errorText(field, message));
				found.error.hidden = false;
				found.input.setAttribute('aria-invalid', 'true');
			}
		}
		const first = this.fields.find(({ input }) => input.hasAttribute('aria-invalid'))?.input;
		const known = { 0: 'unreachable', 401: 'login', 403: 'forbidden', 503: (problem.outcome === 'not-written') ? 'notwritten' : 'unsure' };
		setText(this.problem, (first) ? text('record.problem.fields', { count: problem.errors.length })
			: (problem.status in known) ? text(`record.problem.${known[problem.status]}`)
				: text('record.problem.other', { detail: problem.message }));
		this.problem.hidden = false;
		first?.focus();
	}

	clearErrors() {
		this.problem.hidden = true;
		for (const { input, error } of this.fields) {
			error.hidden = true;
			input.removeAttribute('aria-invalid');
		}
	}

	remember() {
		const plate = this.fields.find(({ kind }) => kind === 'plate')?.read();
		if (plate) {
			localStorage.setItem(PLATE, plate);
		}
	}

	/** What changes from one event to the next is emptied; plate and place stay. */
	clear() {
		for (const { kind, input } of this.fields) {
			if (kind === 'count') {
				input.value = '1';
			} else if (kind !== 'plate' && kind !== 'place' && kind !== 'choice') {
				input.value = '';
			}
		}
		const next = ['text', 'number', 'plate'].map((wanted) => this.fields.find(({ kind }) => kind === wanted)).find(Boolean);
		next?.input.focus({ preventScroll: true });
	}

}

/** The plate of the last form, unless the reader's key is for other carts. */
function rememberedPlate() {
	const last = localStorage.getItem(PLATE);
	return (plates().length === 0 || plates().includes(last)) ? last : plates()[0];
}
