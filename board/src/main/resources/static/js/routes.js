/*
 * The address names the screen and its choices, as in `#/hoy?fecha=2026-11-27&carrito=AB1234`.
 */

import { home } from './rights.js';

const listeners = new Set();

/** The screen and its choices that the address names. */
export function current() {
	return { screen: location.hash.replace(/^#\/?/, '').split('?')[0] || home(), choices: choicesOf(location.hash) };
}

/** The choices in an address. */
export function choicesOf(hash) {
	return new URLSearchParams(hash.split('?')[1] ?? '');
}

/** The address of a screen. Choices that are null or empty are left out. */
export function route(screen, choices = {}) {
	const query = new URLSearchParams(Object.entries(choices).filter(([, value]) => value !== null && value !== ''
		&& value !== undefined));
	return `#/${screen}${(query.size > 0) ? `?${query}` : ''}`;
}

/** The address of this screen with some choices changed. */
export function withChoices(changes) {
	const { screen, choices } = current();
	return route(screen, { ...Object.fromEntries(choices), ...changes });
}

/** Goes to an address, so that "back" returns from it. */
export function go(hash) {
	location.hash = hash;
}

/** Changes this address without a step for "back", as for a search while it is typed. */
export function amend(changes) {
	history.replaceState(null, '', withChoices(changes));
	listeners.forEach((listener) => listener());
}

export function onRoute(listener) {
	listeners.add(listener);
}

addEventListener('hashchange', () => listeners.forEach((listener) => listener()));
