/*
 * What screens have in common: they listen while they are shown, and draw once a frame.
 */

import { element, setText } from '../dom.js';
import { everySecond } from '../clock.js';
import { onFreshness } from '../live/lists.js';
import { clockTime, text } from '../texts.js';

/** A part of the page that listens and draws until it is closed. */
export class View {

	constructor() {
		this.closers = [];
		this.drawing = null;
		this.closed = false;
		/** Whether anything but the time has changed since the last draw. */
		this.stale = true;
	}

	/** Ends with this view. */
	owns(close) {
		this.closers.push(close);
	}

	/** Draws anew after each change of a list. */
	follows(list, listener = () => undefined) {
		this.owns(list.listen((before) => {
			listener(before);
			this.schedule();
		}));
	}

	/** Draws anew each second, for what depends on the time only. */
	ticks() {
		this.owns(everySecond(() => this.schedule(false)));
	}

	followsFreshness() {
		this.owns(onFreshness(() => this.schedule()));
	}

	/** A part that is closed with this view. */
	with(part) {
		part.start?.();
		this.owns(() => (part.close ?? part.stop).call(part));
		return part;
	}

	schedule(stale = true) {
		this.stale ||= stale;
		if (!this.closed) {
			this.drawing ??= requestAnimationFrame(() => {
				this.drawing = null;
				if (!this.closed) {
					this.draw();
					this.stale = false;
				}
			});
		}
	}

	draw() {
	}

	close() {
		this.closed = true;
		this.closers.forEach((close) => close());
	}

}

/** A sentence for a list that is empty, is on its way, or can't be read. */
export class Sentence {

	constructor() {
		this.said = element('span');
		this.link = element('a');
		this.node = element('p', { class: 'sentence', hidden: true }, this.said, ' ', this.link);
	}

	/**
	 * Says what there is to say of a list.
	 * @param {object} list the list
	 * @param {boolean} empty whether it has nothing to show
	 * @param {string} emptyText what to do then
	 * @param {object} [link] where to do it: its `text` and `href`
	 */
	show(list, empty, emptyText, link) {
		const said = sentenceOf(list, empty, emptyText);
		this.node.hidden = said === null;
		this.node.classList.toggle('trouble', list.state === 'away');
		setText(this.said, said ?? '');
		this.link.hidden = !link || said !== emptyText;
		if (link) {
			setText(this.link, link.text);
			this.link.href = link.href;
		}
	}

}

function sentenceOf({ state, since, problem, rows }, empty, emptyText) {
	if (state === 'away') {
		return reason(problem, since, rows.size > 0);
	}
	if (state === 'loading') {
		return text('list.loading');
	}
	return (empty) ? emptyText : null;
}

/** What is wrong, since when, and what still holds. */
export function reason({ status }, since, hasRows) {
	const what = text({ 0: 'trouble.unreachable', 401: 'trouble.login', 403: 'trouble.forbidden', 404: 'trouble.unknown' }[status]
		?? 'trouble.away', { since: clockTime(since / 1000) });
	return (hasRows) ? `${what} ${text('trouble.stays')}` : what;
}
