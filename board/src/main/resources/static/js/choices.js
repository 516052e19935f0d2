/* What the reader chooses for the page: its language and its colours. */

import { element, setAttribute } from './dom.js';
import { LANGUAGES, remember, spoken, text } from './texts.js';

const STORED = 'gremio.theme';

const THEMES = ['system', 'light', 'dark'];

/** `system`, `light` or `dark`. */
export function theme() {
	return THEMES.find((known) => known === localStorage.getItem(STORED)) ?? 'system';
}

export function applyTheme() {
	document.documentElement.dataset.theme = theme();
	dispatchEvent(new Event('gremio:theme'));
}

export function nextTheme() {
	localStorage.setItem(STORED, THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]);
	applyTheme();
}

/** A button for each language. They are named in their own language. */
export function languageButtons(inFull) {
	return LANGUAGES.map((language) => {
		const button = element('button', { type: 'button', lang: language, title: text(`language.${language}`), click: () => {
			remember(language);
			dispatchEvent(new CustomEvent('gremio:language', { detail: language }));
		} }, (inFull) ? text(`language.${language}`) : language.toUpperCase());
		setAttribute(button, 'aria-pressed', String(language === spoken()));
		return button;
	});
}

/** Shows which keys do what. */
export function showKeys() {
	const dialog = document.getElementById('keys-dialog');
	const rows = ['arrows', 'enter', 'search', 'escape', 'help'].flatMap((name) => [element('dt', {}, element('kbd', {}, text(`keys.${name}`))),
		element('dd', {}, text(`keys.${name}.meaning`))]);
	dialog.replaceChildren(element('h2', { id: 'keys-title' }, text('keys.title')), element('dl', {}, rows),
		element('form', { method: 'dialog' }, element('button', { class: 'button primary' }, text('panel.close'))));
	dialog.showModal();
}
