/*
 * The page's policy demands trusted types: the browser refuses every string that would become HTML or a script's address.
 * Two libraries' own strings are let through, which hold nothing of a client.
 */

/** What Leaflet makes when it looks for the browser's abilities. */
const OF_LEAFLET = ['<svg/>', '<v:shape adj="1"/>'];

/** Its query names what the worker leaves out. */
const WORKER = new URL('live/worker.js', import.meta.url).href;

globalThis.trustedTypes?.createPolicy('default', {
	createHTML: (html) => (OF_LEAFLET.includes(html)) ? html : null,
	createScriptURL: (address) => (String(address).split('?', 1)[0] === WORKER) ? address : null
});
