/*
 * All lists of the guild, and how fresh they are. A list is read when a screen first asks for it, and stays live then.
 */

import { KEYS, REFILLS, SERVICES } from './catalog.js';
import { openFeed } from './connection.js';
import { LiveList, Refills, TodaysSales } from './list.js';
import { serverTime } from '../clock.js';
import { checkSession, may } from '../session.js';

/** Figures are shown within a second, so a GET waits no longer for the stream. */
const PATIENCE = 800;

/** A pulse comes every 5 s. After two that are missing, figures are no longer live. */
const LIVE_WITHIN = 12_000;

const BEHIND = 3;

/** How often lists are read where the reader may not follow them. */
const POLL_EVERY = 5_000;

const lists = Object.fromEntries(Object.entries(KEYS)
	.map(([name, keyOf]) => [name, new ((name === '/ventadiaria') ? TodaysSales : LiveList)(name, keyOf)]));

lists[REFILLS] = new Refills(REFILLS);

const state = { connection: null, pulse: null, services: null };

const freshnessListeners = new Set();

const started = Date.now();

let opened;

const streamOpen = new Promise((resolve) => {
	opened = resolve;
	setTimeout(resolve, PATIENCE);
});

/** A list by its path. It is read from now on. */
export function list(name) {
	const wanted = lists[name];
	if (!may(`GET ${name}`)) {
		wanted.close();
	} else if (!wanted.used) {
		wanted.used = true;
		streamOpen.then(() => wanted.load());
	}
	return wanted;
}

/** Whether the reader may see a list. One that may not be seen stays empty. */
export function isReadable(name) {
	return may(`GET ${name}`);
}

/** The services as /servicios had them last, or null where they were never known; and the status of the last answer. */
export function services() {
	return state.services;
}

/** How fresh the figures are: the worst that is true. */
export function freshness() {
	if (!may('GET /live')) {
		return polled();
	}
	const { connection, pulse } = state;
	const silent = Date.now() - Math.max(pulse?.at ?? started, connection?.open ? connection.since : 0) > LIVE_WITHIN;
	if (!connection?.opened) {
		return { state: (Date.now() - started > 4_000) ? 'offline' : 'connecting', since: serverTime(started) };
	}
	if (!connection.open || silent) {
		return { state: 'offline', since: serverTime(connection.open ? (pulse?.at ?? started) : connection.since) };
	}
	const away = servicesAway();
	if (away.length > 0) {
		return { state: 'away', away };
	}
	const behind = Math.floor(pulse?.behind ?? 0);
	return (behind >= BEHIND) ? { state: 'behind', behind } : { state: 'live' };
}

function polled() {
	const lost = Object.values(lists).find(({ problem }) => problem?.status === 0);
	return (lost) ? { state: 'offline', since: lost.since } : { state: 'polled' };
}

/** The names of the services that are not ready, or whose lists don't come. */
function servicesAway() {
	const notReady = (state.services?.services ?? []).filter(({ listo }) => !listo).map(({ servicio }) => servicio);
	const unheard = (state.pulse?.unheard ?? []).map((name) => SERVICES[name]);
	return [...new Set([...notReady, ...unheard])];
}

export function onFreshness(listener) {
	freshnessListeners.add(listener);
	return () => freshnessListeners.delete(listener);
}

/** Opens the feed, once. */
export function connect() {
	const parts = { live: may('GET /live'), services: may('GET /servicios') };
	if (!parts.live) {
		opened();
		setInterval(reload, POLL_EVERY);
	}
	if (parts.live || parts.services) {
		openFeed(receive, parts);
	}
}

function receive(message) {
	switch (message.type) {
		case 'frame':
			message.lists.forEach(([name, changes]) => lists[name]?.apply(changes));
			break;
		case 'connection':
			if (message.open && state.connection?.opened !== message.opened) {
				opened();
				reload();
			}
			state.connection = message;
			if (!message.open && message.opened > 0) {
				checkSession();
			}
			break;
		case 'missed':
			reload();
			break;
		case 'services':
			state.services = { ...message, services: message.services ?? state.services?.services ?? null };
			break;
		default:
			state[message.type] = message;
	}
	freshnessListeners.forEach((listener) => listener());
}

/** Reads all lists that are in use. Those that are not loaded yet wait for their first load. */
function reload() {
	Object.values(lists).filter(({ loads }) => loads > 0).forEach((used) => used.load());
}
