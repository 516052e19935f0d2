/* Miembros: the accepted vendors, and what was decided of a person. */

import { clientText, element, setText } from '../dom.js';
import { get, path } from '../http.js';
import { now } from '../clock.js';
import { list } from '../live/lists.js';
import { merge, Ordered } from '../live/ordered.js';
import { figure } from '../parts/figures.js';
import { Columns, screenHead } from '../parts/layout.js';
import { stateMarkOf } from '../parts/marks.js';
import { matcher, searchField, wanted } from '../parts/search.js';
import { clientColumn, linkColumn, Table, textColumn } from '../parts/table.js';
import { reason, Sentence, View } from '../parts/view.js';
import { icon } from '../dom.js';
import { current, route, withChoices } from '../routes.js';
import { may } from '../session.js';
import { clockTime, number, spoken, text } from '../texts.js';

export class MembersScreen extends View {

	constructor() {
		super();
		this.counts = { premium: figure(text('members.premium')), regular: figure(text('members.regular')) };
		this.search = searchField(text('search.member'));
		this.sentence = new Sentence();
		this.table = new Table({
			name: text('members.list'), kind: 'members', keyOf: ({ dni }) => dni, link: true,
			columns: [
				linkColumn(text('column.name'), 'name', fullName, ({ dni }) => withChoices({ dni })),
				textColumn(text('column.tier'), 'tier', ({ dni }) => text((this.premium.rows.has(dni)) ? 'tier.1' : 'tier.0')),
				clientColumn(text('column.dni'), 'dni', ({ dni }) => dni),
				clientColumn(text('column.plate'), 'plate', ({ patente }) => patente)
			]
		});
		this.columns = new Columns([element('div', { class: 'list-head' }, element('h2', {}, text('members.list')), this.search),
			this.sentence.node, this.table.node], [element('section', { class: 'card' }, element('h2', {}, text('members.person')),
			(seesPersons()) ? [element('p', { class: 'muted' }, text('members.person.how')), this.lookUp()]
				: element('p', { class: 'muted' }, text('members.masked')))], 'members');
		this.node = element('div', {}, screenHead(text('screen.miembros'),
			(may('POST /new_member')) ? element('a', { class: 'button', href: route('registrar', { que: 'miembro' }) }, text('members.apply')) : null),
		element('div', { class: 'figures two' }, this.counts.premium.node, this.counts.regular.node), this.columns.node);
		this.changed = new Set();
		const { compare } = new Intl.Collator(spoken());
		this.byName = (a, b) => compare(a.lastname ?? '', b.lastname ?? '') || compare(a.name ?? '', b.name ?? '') || compare(a.dni, b.dni);
		this.ordered = { premium: new Ordered(({ dni }) => dni, this.byName), regular: new Ordered(({ dni }) => dni, this.byName) };
		this.matching = matcher((row) => [fullName(row), row.dni, row.patente, row.mail]);
	}

	/** Who was refused is in no list, so a dni can be asked for. */
	lookUp() {
		const field = element('input', { id: 'dni-asked', autocomplete: 'off', maxlength: '200' });
		return element('form', {
			class: 'inline', submit: (event) => {
				event.preventDefault();
				if (field.value.trim()) {
					location.hash = withChoices({ dni: field.value.trim() });
				}
			}
		}, element('label', { for: 'dni-asked' }, text('column.dni')), field, element('button', { class: 'button' }, text('members.ask')));
	}

	start() {
		this.premium = list('/listmemberpre');
		this.regular = list('/listmembernopre');
		for (const followed of [this.premium, this.regular]) {
			this.follows(followed, (before) => before.forEach((row, key) => this.changed.add(key)));
		}
		[this.table, this.columns].forEach((part) => this.with(part));
		this.routed();
	}

	routed() {
		this.columns.follow('dni', (dni) => new PersonPanel(dni));
		this.schedule();
	}

	draw() {
		const all = merge(this.ordered.premium.update(this.premium.rows, this.changed), this.ordered.regular.update(this.regular.rows, this.changed),
			this.byName);
		const shown = this.matching(all);
		for (const [name, { state, rows }] of Object.entries({ premium: this.premium, regular: this.regular })) {
			this.counts[name].show((state === 'ready' || rows.size > 0) ? number(rows.size) : '–');
		}
		this.table.show(shown, this.changed, wanted());
		this.changed = new Set();
		this.table.node.hidden = shown.length === 0;
		this.search.hidden = all.length < 8 && !this.search.value;
		const worse = [this.premium, this.regular].find(({ state }) => state !== 'ready') ?? this.premium;
		this.sentence.show(worse, shown.length === 0, text((all.length === 0) ? 'members.empty' : 'search.nothing'),
			(all.length === 0 && may('POST /new_member')) ? { text: text('members.first'), href: route('registrar', { que: 'miembro' }) } : undefined);
	}

}

/** Whether decisions can be asked for. Names and mail addresses are masked for all others. */
function seesPersons() {
	return may('GET /members/{dni}');
}

function fullName({ name, lastname }) {
	return `${name ?? ''} ${lastname ?? ''}`.trim();
}

/** What was decided of a person. */
class PersonPanel extends View {

	constructor(dni) {
		super();
		this.dni = dni;
		this.title = element('h2', { tabindex: '-1' }, clientText(dni));
		this.facts = element('dl', { class: 'facts' });
		this.note = element('p', { class: 'sentence', hidden: true });
		this.node = element('section', { class: 'card', 'aria-label': text('members.person') },
			element('div', { class: 'panel-head' }, this.title,
				element('a', { class: 'quiet icon-only', href: withChoices({ dni: null }), 'aria-label': text('panel.close') }, icon('close'))),
			this.note, this.facts);
	}

	start() {
		this.lists = [list('/listmemberpre'), list('/listmembernopre')];
		this.lists.forEach((followed) => this.follows(followed, (before) => before.has(this.dni) && this.read()));
		this.read();
	}

	async read() {
		if (!seesPersons()) {
			this.schedule();
			return;
		}
		try {
			this.decision = await get(path`/members/${this.dni}`);
			this.problem = null;
		} catch (problem) {
			this.decision = null;
			this.problem = problem;
			this.failed = now();
		}
		this.schedule();
	}

	draw() {
		const member = this.lists.map(({ rows }) => rows.get(this.decision?.dni ?? this.dni)).find(Boolean);
		setText(this.title.firstChild, (member && fullName(member)) || this.dni);
		this.note.hidden = !this.problem;
		setText(this.note, (this.problem?.status === 404) ? text('members.unknown') : (this.problem) ? reason(this.problem, this.failed, false) : '');
		const facts = [];
		const fact = (name, ...shown) => facts.push(element('div', { class: (name === 'column.mail') ? 'wide' : null }, element('dt', {}, text(name)), element('dd', {}, shown)));
		if (this.decision) {
			const { estado, premium, time } = this.decision;
			fact('column.state', stateMarkOf((estado === 'aceptado') ? 'bien' : 'espera', text(`decision.${estado}`)));
			fact('column.tier', text(`tier.${premium}`));
			fact('members.decided', clockTime(time));
		}
		fact('column.dni', clientText(this.decision?.dni ?? this.dni));
		if (member) {
			fact('column.plate', clientText(member.patente));
			fact('column.mail', clientText(member.mail ?? text('hidden')));
		}
		this.facts.replaceChildren(...facts);
	}

}
