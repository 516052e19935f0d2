/*
 * The guild's clock. It follows the server's Date header, not the reader's machine, and shows the guild's time zone.
 */

let ahead = 0;

let zone = 'America/Santiago';

let fixedOffset = null;

let formats = null;

const listeners = new Set();

/** Learns the server's time, and its zone where the answer names it. */
export function observe(headers) {
	const date = Date.parse(headers.get('Date') ?? '');
	if (!Number.isNaN(date)) {
		// The header has whole seconds: on average the server is half a second past it.
		const seen = date + 500 - Date.now();
		ahead = (Math.abs(seen - ahead) < 700) ? ahead : seen;
	}
	setZone(headers.get('Gremio-Zone'));
}

function setZone(named) {
	if (named && named !== zone) {
		zone = named;
		formats = null;
		fixedOffset = offsetOf(named);
	}
}

/** The seconds of a fixed offset such as `-03:00` or `+05:13:20`, or null for a named zone. */
function offsetOf(named) {
	const match = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(named);
	if (!match) {
		return (named === 'Z') ? 0 : null;
	}
	const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
	return (match[1] === '-') ? -seconds : seconds;
}

/** The server's time in milliseconds since 1970. */
export function now() {
	return serverTime(Date.now());
}

/** The server's time when this machine's clock showed a time. */
export function serverTime(ownTime) {
	return ownTime + ahead;
}

/** Date and time of an instant in guild time. */
export function guildParts(milliseconds) {
	if (fixedOffset !== null) {
		const shifted = new Date(milliseconds + fixedOffset * 1000);
		return { date: shifted.toISOString().slice(0, 10), hour: shifted.getUTCHours(), minute: shifted.getUTCMinutes() };
	}
	formats ??= new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit',
		hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
	const parts = Object.fromEntries(formats.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
	return { date: `${parts.year}-${parts.month}-${parts.day}`, hour: Number(parts.hour), minute: Number(parts.minute) };
}

/** The guild's day of an instant, as `2026-11-28`. */
export function guildDate(milliseconds) {
	return guildParts(milliseconds).date;
}

export function today() {
	return guildDate(now());
}

/** The day that is some days after another. */
export function plusDays(day, days) {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}

/** Calls a listener each second, so that clocks and ago-times tick together. Returns how to stop it. */
export function everySecond(listener) {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

setInterval(() => listeners.forEach((listener) => listener()), 1000);
