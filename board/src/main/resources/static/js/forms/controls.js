/* Fields with buttons. */

import { element, icon, setText } from '../dom.js';
import { text } from '../texts.js';

/** In milliseconds. */
const GEOLOCATION = 10_000;

/** A number with a button on each side. */
export function stepper(input, stepped) {
	const step = (by) => {
		input.value = String(Math.max(1, (Number.parseInt(input.value, 10) || 0) + by));
		stepped();
	};
	const button = (sign, label, by) => element('button', { type: 'button', 'aria-label': text(label), click: () => step(by) }, sign);
	return element('span', { class: 'stepper' }, button('−', 'record.less', -1), input, button('+', 'record.more', 1));
}

/** A place can be typed. Where the browser lends its position, it can be taken from there. */
export function placeField(input, error, taken) {
	if (!isSecureContext || !navigator.geolocation) {
		return input;
	}
	const button = element('button', { type: 'button', class: 'here', 'aria-label': text('record.here'), title: text('record.here'),
		click: () => {
			button.setAttribute('aria-busy', 'true');
			error.hidden = true;
			navigator.geolocation.getCurrentPosition(({ coords }) => {
				button.removeAttribute('aria-busy');
				input.value = `${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}`;
				taken();
			}, () => {
				button.removeAttribute('aria-busy');
				setText(error, text('record.here.failed'));
				error.hidden = false;
				input.focus();
			}, { timeout: GEOLOCATION });
		} }, icon('here'));
	return element('span', { class: 'with-button' }, input, button);
}
