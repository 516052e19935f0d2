/*
 * A screen with a list and a place beside it: on a phone what is opened takes the whole screen, and closing it returns to
 * the same place of the list.
 */

import { element } from '../dom.js';
import { choicesOf, current, go, withChoices } from '../routes.js';

/** Two columns where there is room. */
export class Columns {

	/**
	 * @param {Node[]} main the larger column
	 * @param {Node[]} side the other one; what is opened takes its place
	 * @param {string} kind a class
	 */
	constructor(main, side, kind) {
		this.side = element('div', { class: 'side' }, side);
		this.opened = element('div', { class: 'side', hidden: true });
		this.main = element('div', { class: 'main' }, main);
		this.node = element('div', { class: `columns ${kind}` }, this.main, this.side, this.opened);
		this.panel = null;
		this.key = null;
		this.escape = (event) => {
			if (event.key === 'Escape' && this.panel && !document.querySelector('dialog[open]')) {
				go(withChoices({ [this.choice]: null }));
			}
		};
	}

	/**
	 * Opens what the address names, by a choice.
	 * @param {string} choice the choice's name
	 * @param {(key: string) => View} make makes the panel
	 */
	follow(choice, make) {
		this.choice = choice;
		const key = current().choices.get(choice);
		if (key === this.key) {
			return;
		}
		const first = !this.key && key;
		const from = this.key;
		this.key = key;
		this.panel?.close();
		this.panel = (key) ? make(key) : null;
		if (first) {
			this.scrolled = scrollY;
		}
		this.node.dataset.open = key ? 'true' : 'false';
		this.opened.hidden = !key;
		this.side.hidden = Boolean(key);
		this.opened.replaceChildren(...(this.panel ? [this.panel.node] : []));
		this.panel?.start();
		this.settle(from);
	}

	/** Brings the reader to what has opened, or back to where it was opened from. */
	settle(from) {
		const phone = matchMedia('(max-width: 899px)').matches;
		if (this.panel) {
			this.panel.title.focus({ preventScroll: true });
			if (phone) {
				scrollTo(0, 0);
			}
		} else if (from) {
			if (phone) {
				scrollTo(0, this.scrolled ?? 0);
			}
			const link = [...this.node.querySelectorAll('a')].find((anchor) => choicesOf(anchor.hash).get(this.choice) === from);
			(link ?? document.getElementById('screen')).focus({ preventScroll: true });
		}
	}

	start() {
		addEventListener('keydown', this.escape);
	}

	close() {
		removeEventListener('keydown', this.escape);
		this.panel?.close();
	}

}

/** A head of a screen: its title, and what can be chosen. */
export function screenHead(title, ...choices) {
	return element('div', { class: 'screen-head' }, element('h1', {}, title), choices);
}
