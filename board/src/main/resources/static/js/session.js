/*
 * Who is logged in, and what they may do. In mode `open` nobody logs in, and everybody may do everything. All tabs of a
 * browser have one session, so a tab that logs in or out tells the others.
 */

import { get, post, protect } from './http.js';

const EVERYBODY = { mode: 'open', name: null, plates: [], may: null };

const tabs = new BroadcastChannel('gremio.session');

let session = EVERYBODY;

/** Asks the door. Where it does not answer, the page goes on, and refusals say the rest. */
export async function readSession() {
	session = await get('/session').catch(() => session);
	protect(session.csrf ?? null);
}

/** Whether nothing can be shown without a key. */
export function mustLogIn() {
	return session.mode === 'keys' && session.name === null;
}

/** The name of the key, or null where nobody logs in. */
export function keyName() {
	return session.name;
}

/** The carts that a vendor's key is for. */
export function plates() {
	return session.plates;
}

/** Whether one of some routes is allowed, such as `GET /stock`. */
export function may(...routes) {
	return session.may === null || routes.some((route) => session.may.includes(route));
}

/** Whether an event of a cart may be recorded by a route, such as `POST /sales`. */
export function mayRecord(route, plate) {
	return may(route) && (session.plates.length === 0 || session.plates.includes(plate));
}

/** Follows what happens to the session in other tabs, and refusals in this one. */
export function watchSession() {
	tabs.addEventListener('message', () => location.reload());
	addEventListener('gremio:unauthorized', checkSession);
}

/** Asks for a key where the session has ended: it was withdrawn, or nobody has used it for long. */
export async function checkSession() {
	if (session.name !== null) {
		await readSession();
		if (mustLogIn()) {
			location.reload();
		}
	}
}

/** Everything is read anew with the new rights. */
export async function logIn(key) {
	await post('/login', { key });
	announce();
}

export async function logOut() {
	await post('/logout', {});
	announce();
}

function announce() {
	tabs.postMessage('changed');
	location.reload();
}
