/* Más: on a phone, what has no place in the bar. */

import { element, icon } from '../dom.js';
import { languageButtons, nextTheme, showKeys, theme } from '../choices.js';
import { View } from '../parts/view.js';
import { shows } from '../rights.js';
import { route } from '../routes.js';
import { keyName, logOut } from '../session.js';
import { text } from '../texts.js';
import { screenHead } from '../parts/layout.js';

export class MoreScreen extends View {

	constructor() {
		super();
		const link = (name) => element('li', {}, element('a', { href: route(name) }, icon(name), text(`screen.${name}`)));
		this.theme = element('button', { type: 'button', click: () => {
			nextTheme();
			this.draw();
		} });
		this.node = element('div', {}, screenHead(text('screen.mas')), element('ul', { class: 'more card' }, ['stock', 'miembros', 'estado'].filter(shows).map(link),
			element('li', {}, this.theme), element('li', {}, element('button', { type: 'button', click: showKeys }, element('span', { class: 'icon', 'aria-hidden': 'true' }, '?'), text('keys.title'))),
			(keyName() !== null) ? element('li', {}, element('button', { type: 'button', click: logOut }, icon('close'), text('login.out.of', { name: keyName() }))) : null),
		element('div', { class: 'languages card', role: 'group', 'aria-label': text('frame.language') }, languageButtons(true)));
	}

	start() {
		this.draw();
	}

	routed() {
	}

	draw() {
		this.theme.replaceChildren(icon(theme()), text(`theme.${theme()}`));
	}

}
