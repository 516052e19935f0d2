/*
 * Requests to the door. Addresses are relative, so that the board also works behind a prefix.
 */

import { observe } from './clock.js';

const BASE = new URL('../', import.meta.url);

/** What POSTs of a session carry, so that no other page can make them. */
let token = null;

/** An answer that is no 2xx, or none at all: then `status` is 0. */
export class Problem extends Error {

	constructor(status, body = {}) {
		super(body.detail ?? body.title ?? String(status));
		this.status = status;
		this.errors = Array.isArray(body.errors) ? body.errors : [];
		this.outcome = body.outcome ?? ((status === 0) ? 'unknown' : null);
	}

}

/** The address of a route below the page. */
export function address(path) {
	return new URL(path.replace(/^\//, ''), BASE).href;
}

/** A path with client texts as its segments. */
export function path(strings, ...segments) {
	return strings.reduce((whole, part, i) => whole + encodeURIComponent(segments[i - 1]) + part);
}

/** Gets the JSON of a route. */
export async function get(route, signal) {
	return answer(route, { signal, headers: { Accept: 'application/json' } });
}

/** Sends a token with each POST from now on. */
export function protect(csrf) {
	token = csrf;
}

/** Posts JSON under an idempotency key: sent again with the same key, it counts once. */
export async function post(route, body, key = newKey()) {
	return answer(route, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, Accept: 'application/json', ...(token && { 'X-CSRF-TOKEN': token }) },
		body: JSON.stringify(body)
	});
}

/** Reads a file of the page. */
export async function fetchFile(name) {
	return answer(name, {});
}

async function answer(route, options) {
	let response;
	try {
		response = await fetch(address(route), { cache: 'no-cache', ...options });
	} catch (failure) {
		throw (failure.name === 'AbortError') ? failure : new Problem(0);
	}
	observe(response.headers);
	const body = await response.json().catch(() => null);
	if (response.status === 401) {
		dispatchEvent(new Event('gremio:unauthorized'));
	}
	if (!response.ok || body === null) {
		throw new Problem(response.status, body ?? {});
	}
	return body;
}

/** A new key for one submission. It needs no secure context, unlike `crypto.randomUUID`. */
export function newKey() {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
