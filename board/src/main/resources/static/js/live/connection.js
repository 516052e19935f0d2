/* How this page gets the feed: from the browser's shared worker, or by a stream of its own where there is none. */

import { Feed } from './feed.js';

/**
 * Opens the feed.
 * @param {(message: object) => void} receive takes the feed's messages, and `missed` where some did not arrive
 * @param {{live: boolean, services: boolean}} parts what the reader may see
 */
export function openFeed(receive, parts) {
	if (typeof SharedWorker === 'undefined') {
		openOwnFeed(receive, parts);
		return;
	}
	let port = join(receive, parts);
	// A page that the browser keeps for "back" is told nothing meanwhile, so it joins again.
	addEventListener('pagehide', () => port.postMessage('left'));
	addEventListener('pageshow', (event) => {
		if (event.persisted) {
			port = join(receive, parts);
			receive({ type: 'missed' });
		}
	});
}

/** A worker with other parts has another address, so tabs with other rights don't share it. */
function join(receive, parts) {
	const without = Object.keys(parts).filter((part) => !parts[part]).join('-');
	const worker = new SharedWorker(new URL((without) ? `worker.js?without=${without}` : 'worker.js', import.meta.url), { type: 'module', name: 'gremio' });
	worker.addEventListener('error', () => openOwnFeed(receive, parts), { once: true });
	worker.port.addEventListener('message', ({ data }) => receive(data));
	worker.port.start();
	return worker.port;
}

function openOwnFeed(receive, parts) {
	const feed = new Feed(new URL('../../', import.meta.url), receive, parts);
	feed.joined().forEach(receive);
}
