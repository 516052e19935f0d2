/* In place of a screen that the reader's key does not show. */

import { element } from '../dom.js';
import { View } from '../parts/view.js';
import { text } from '../texts.js';

export class ForbiddenScreen extends View {

	constructor() {
		super();
		this.node = element('div', {}, element('h1', {}, text('trouble.title')), element('p', { class: 'sentence' }, text('trouble.forbidden')));
	}

	start() {
	}

	routed() {
	}

}
