/* The one reader of /live in a browser: all tabs share it, since HTTP/1.1 allows six connections to a host. */

import { Feed } from './feed.js';

const ports = new Set();

const without = new URLSearchParams(self.location.search).get('without') ?? '';

const feed = new Feed(new URL('../../', import.meta.url), (message) => ports.forEach((port) => port.postMessage(message)),
	{ live: !without.includes('live'), services: !without.includes('services') });

self.addEventListener('connect', ({ ports: [port] }) => {
	ports.add(port);
	port.addEventListener('message', () => ports.delete(port));
	port.start();
	feed.joined().forEach((message) => port.postMessage(message));
});
