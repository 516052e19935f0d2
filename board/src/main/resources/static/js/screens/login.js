/* The only screen where the guild asks for keys and nobody is logged in. */

import { element, setText } from '../dom.js';
import { View } from '../parts/view.js';
import { logIn } from '../session.js';
import { text } from '../texts.js';

export class LoginScreen extends View {

	constructor() {
		super();
		this.key = element('input', { id: 'key', type: 'password', autocomplete: 'current-password', maxlength: '200', spellcheck: 'false',
			required: true, 'aria-describedby': 'key-problem' });
		this.problem = element('p', { class: 'problem', id: 'key-problem', role: 'alert', hidden: true });
		this.button = element('button', { class: 'button primary' }, text('login.send'));
		this.node = element('form', { class: 'card form login', submit: (event) => {
			event.preventDefault();
			this.send();
		} }, element('h1', {}, text('login.title')), element('p', { class: 'muted' }, text('login.meaning')),
		element('div', { class: 'field' }, element('label', { for: 'key' }, text('login.key')), this.key), this.problem, this.button);
	}

	start() {
		this.key.focus({ preventScroll: true });
	}

	routed() {
	}

	async send() {
		this.button.disabled = true;
		this.problem.hidden = true;
		try {
			await logIn(this.key.value.trim());
		} catch (problem) {
			setText(this.problem, text({ 0: 'login.unreachable', 400: 'login.wrong', 401: 'login.wrong' }[problem.status] ?? 'login.trouble'));
			this.problem.hidden = false;
			this.key.select();
		}
		this.button.disabled = false;
	}

}
