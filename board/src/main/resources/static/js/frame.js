/* The frame around all screens: the guild's clock, how fresh the figures are, choices, tabs and notices. */

import { languageButtons, nextTheme, showKeys, theme } from './choices.js';
import { everySecond, now, today } from './clock.js';
import { element, icon, setAttribute, setText } from './dom.js';
import { onHappening } from './happenings.js';
import { freshness, onFreshness } from './live/lists.js';
import { home, shows } from './rights.js';
import { current, onRoute, route } from './routes.js';
import { keyName, logOut, mustLogIn } from './session.js';
import { clockTime, longDay, quoted, serviceName, text } from './texts.js';

const TABS = ['hoy', 'carrito', 'mapa', 'stock', 'miembros', 'registrar', 'avisos', 'estado'];

/** What a phone's bar has, where there is no room for all. */
const IN_BAR = ['hoy', 'carrito', 'mapa', 'registrar', 'avisos', 'mas'];

const ROOM = 5;

const NOTICE_STAYS = 6_000;

const part = (id) => document.getElementById(id);

let unseen = 0;

let heard = 'connecting';

/** What has happened since the last notice. */
let untold = [];

let telling = null;

/** Fills the frame's texts. It is called again when the language changes. */
export function drawFrame() {
	document.querySelectorAll('[data-text]').forEach((node) => setText(node, text(node.dataset.text)));
	document.querySelectorAll('[data-label]').forEach((node) => setAttribute(node, 'aria-label', text(node.dataset.label)));
	part('languages').replaceChildren(...languageButtons(false));
	part('tabs').replaceChildren(...((mustLogIn()) ? [] : [...TABS.filter(shows), 'mas'].map(tab)));
	part('tabs').hidden = mustLogIn();
	part('freshness').hidden = mustLogIn();
	part('home').href = route(home());
	part('who').hidden = keyName() === null;
	setText(part('who-name'), keyName() ?? '');
	drawTheme();
	drawTabs();
	tick();
	drawFreshness();
}

/** Starts what the frame listens to, once. */
export function startFrame() {
	part('skip').addEventListener('click', skip);
	part('theme').addEventListener('click', nextTheme);
	part('keys').addEventListener('click', showKeys);
	part('logout').addEventListener('click', logOut);
	part('tabs').addEventListener('keydown', walkTabs);
	addEventListener('gremio:theme', drawTheme);
	addEventListener('keydown', shortcut);
	onRoute(drawTabs);
	onFreshness(drawFreshness);
	onHappening(announce);
	everySecond(tick);
	everySecond(drawFreshness);
}

function tab(name) {
	const kind = (name === 'mas') ? 'only-phone' : (isInBar(name)) ? '' : 'not-phone';
	return element('a', { href: route(name), class: kind, 'data-screen': name }, icon(name), element('span', {}, text(`screen.${name}`)),
		(name === 'avisos') ? element('span', { class: 'badge', id: 'unseen', hidden: true }) : null);
}

function isInBar(name) {
	return IN_BAR.includes(name) || TABS.filter(shows).length < ROOM;
}

function drawTabs() {
	const { screen } = current();
	for (const link of part('tabs').children) {
		const name = link.dataset.screen;
		const here = name === screen || (name === 'mas' && !isInBar(screen));
		setAttribute(link, 'aria-current', (here) ? 'page' : null);
	}
	if (screen === 'avisos') {
		unseen = 0;
	}
	drawUnseen();
}

function drawUnseen() {
	if (!part('unseen')) {
		return;
	}
	part('unseen').hidden = unseen === 0;
	setText(part('unseen'), (unseen > 99) ? '99+' : String(unseen));
	setAttribute(part('unseen'), 'aria-label', text('notices.unseen', { count: unseen }));
}

/** The address names the screen, so the link to the content must not change it. */
function skip(event) {
	event.preventDefault();
	part('screen').focus();
}

/** Arrows go from tab to tab; Enter opens one. */
function walkTabs(event) {
	const links = [...part('tabs').children].filter((link) => link.offsetParent !== null);
	const at = links.indexOf(document.activeElement);
	const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: links.length - 1 }[event.key];
	if (to !== undefined && at >= 0) {
		event.preventDefault();
		links[(to + links.length) % links.length].focus();
	}
}

function shortcut(event) {
	const typing = event.target.closest?.('input, select, textarea, [contenteditable]');
	if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) {
		return;
	}
	if (event.key === '?') {
		event.preventDefault();
		showKeys();
	} else if (event.key === '/') {
		const field = document.querySelector('main .search');
		if (field) {
			event.preventDefault();
			field.focus();
		}
	}
}

function drawTheme() {
	const said = text(`theme.${theme()}`);
	part('theme').replaceChildren(icon(theme()));
	setAttribute(part('theme'), 'aria-label', said);
	setAttribute(part('theme'), 'title', said);
}

function tick() {
	setText(part('date'), longDay(today()));
	const time = clockTime(now() / 1000);
	setText(part('time'), time);
	setAttribute(part('time'), 'datetime', time);
}

function drawFreshness() {
	const { state, since, behind, away } = freshness();
	document.documentElement.dataset.connection = state;
	setAttribute(part('freshness'), 'data-state', state);
	setText(part('freshness-text'), (away?.length > 1) ? text('freshness.away.many', { n: away.length }) : text(`freshness.${state}`,
		{ since: (since) ? clockTime(since / 1000) : '', n: behind ?? 0, name: (away) ? serviceName(away[0]) : '' }));
	setAttribute(part('freshness'), 'title', text(`freshness.${(state === 'connecting') ? 'offline' : state}.meaning`));
	sayFreshness(state);
}

/** A screen reader hears when the mark changes its kind, and not each second that it counts. */
function sayFreshness(state) {
	if (heard !== state && heard !== 'connecting') {
		setText(part('freshness-said'), text((state === 'polled') ? 'freshness.polled' : `freshness.${state}.name`));
	}
	heard = state;
}

/** Says what has happened: one notice each, or their number where many come together. */
function announce(news) {
	if (current().screen === 'avisos') {
		return;
	}
	unseen += news.length;
	drawUnseen();
	untold.push(...news);
	telling ??= setTimeout(tell, (part('notices').childElementCount > 0) ? NOTICE_STAYS / 2 : 0);
}

function tell() {
	telling = null;
	const line = element('p', {}, (untold.length > 1) ? text('notices.several', { count: untold.length }) : saidOf(untold[0]));
	untold = [];
	part('notices').replaceChildren(line);
	setTimeout(() => line.remove(), NOTICE_STAYS);
}

function saidOf({ kind, plate, alert }) {
	return (kind === 'refill') ? text('alert.title', { n: alert }) : `${quoted(shortened(plate))} ${text(`notice.${kind}`)}`;
}

function shortened(plate) {
	const characters = [...plate];
	return (characters.length > 24) ? `${characters.slice(0, 24).join('')}…` : plate;
}
