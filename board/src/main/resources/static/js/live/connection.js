/* How this page gets the feed: from the browser's shared worker, or by a stream of its own where there is none. */

import { Feed } from './feed.js';

/**
 * Opens the feed.
 * @param {(message: object) => void} receive takes the feed's messages, and `missed` where some did not arrive
 */
export function openFeed(receive) {
	if (typeof SharedWorker === 'undefined') {
		openOwnFeed(receive);
		return;
	}
	let port = join(receive);
	// A page that the browser keeps for "back" is told nothing meanwhile, so it joins again.
	addEventListener('pagehide', () => port.postMessage('left'));
	addEventListener('pageshow', (event) => {
		if (event.persisted) {
			port = join(receive);
			receive({ type: 'missed' });
		}
	});
}

function join(receive) {
	const worker = new SharedWorker(new URL('worker.js', import.meta.url), { type: 'module', name: 'gremio' });
	worker.addEventListener('error', () => openOwnFeed(receive), { once: true });
	worker.port.addEventListener('message', ({ data }) => receive(data));
	worker.port.start();
	return worker.port;
}

function openOwnFeed(receive) {
	const feed = new Feed(new URL('../../', import.meta.url), receive);
	feed.joined().forEach(receive);
}
