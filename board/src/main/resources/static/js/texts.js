/*
 * The page's texts, numbers and times in the reader's language. All text is in texts/es.json and texts/en.json.
 */

import { fetchFile } from './http.js';
import { guildDate, guildParts, now } from './clock.js';

export const LANGUAGES = ['es', 'en'];

const STORED = 'gremio.language';

const LOCALES = { es: 'es-CL', en: 'en-US' };

const FIRST_STRONG_ISOLATE = '\u2068';

const POP_DIRECTIONAL_ISOLATE = '\u2069';

let language = 'es';

let texts = {};

let numbers;

let averages;

let percents;

let plurals;

/** The reader's language: the one chosen before, else the first of the browser's that there is. */
export function preferredLanguage() {
	const known = [localStorage.getItem(STORED), ...navigator.languages.map((tag) => tag.slice(0, 2))];
	return known.find((candidate) => LANGUAGES.includes(candidate)) ?? 'es';
}

/** Loads the texts of a language and speaks it from then on. */
export async function speak(chosen) {
	texts = await fetchFile(`texts/${chosen}.json`);
	language = chosen;
	const locale = LOCALES[chosen];
	numbers = new Intl.NumberFormat(locale);
	averages = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
	percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' });
	plurals = new Intl.PluralRules(locale);
	document.documentElement.lang = chosen;
}

/** Remembers the language that the reader chose. */
export function remember(chosen) {
	localStorage.setItem(STORED, chosen);
}

export function spoken() {
	return language;
}

export function locale() {
	return LOCALES[language];
}

/** Whether there is a text of this key. */
export function has(key) {
	return key in texts;
}

/**
 * The text of a key. `{name}` in it stands for a value. A key with a `count` is looked up as `key.one` or `key.other`.
 */
export function text(key, values = {}) {
	const full = ('count' in values) ? counted(key, values.count) : key;
	return (texts[full] ?? full).replace(/\{(\w+)\}/g, (whole, name) => {
		const value = values[name];
		return (typeof value === 'number') ? number(value) : (value ?? '');
	});
}

/** Spanish also has a form for millions, which reads like the others here. */
function counted(key, count) {
	const form = `${key}.${plurals.select(count)}`;
	return (form in texts) ? form : `${key}.other`;
}

/** A client's text within a sentence. Marks of direction in it don't reach the sentence. */
export function quoted(clientText) {
	return FIRST_STRONG_ISOLATE + clientText + POP_DIRECTIONAL_ISOLATE;
}

/** A service's name as people say it. */
export function serviceName(service) {
	return texts[`service.${service}`] ?? service;
}

export function number(value) {
	return numbers.format(value);
}

export function average(value) {
	return averages.format(value);
}

/** A change against an earlier figure, as in `+12 %`. */
export function percent(ratio) {
	return percents.format(ratio).replace(/\s*%/, (language === 'es') ? '\u00a0%' : '%');
}

/** The time of day of an instant in guild time, with the day before it where that is not today. */
export function clockTime(seconds) {
	const { hour, minute } = guildParts(seconds * 1000);
	const time = `${two(hour)}:${two(minute)}`;
	const day = guildDate(seconds * 1000);
	return (day === guildDate(now())) ? time : `${shortDay(day)}, ${time}`;
}

/** A day in words, as in `sábado 28 de noviembre`. */
export function longDay(day) {
	return dayFormat(day, { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', (language === 'es') ? '' : ',');
}

/** A day with its year, as in `sábado 28 de noviembre de 2026`. */
export function fullDay(day) {
	return dayFormat(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', (language === 'es') ? '' : ',');
}

/** Whether a text is a day, such as `2026-11-28`. */
export function isDay(value) {
	return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
}

export function shortDay(day) {
	return dayFormat(day, { day: 'numeric', month: 'short' });
}

/** The day of the week, as in `sábado`. */
export function weekday(day) {
	return dayFormat(day, { weekday: 'long' });
}

function dayFormat(day, options) {
	return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** How long ago an instant was, as in `hace 3 min`. */
export function ago(seconds) {
	const passed = Math.max(0, Math.floor(now() / 1000 - seconds));
	if (passed < 5) {
		return text('ago.now');
	}
	if (passed < 60) {
		return text('ago.seconds', { n: passed });
	}
	if (passed < 3600) {
		return text('ago.minutes', { n: Math.floor(passed / 60) });
	}
	if (passed < 86400) {
		return text('ago.hours', { n: Math.floor(passed / 3600) });
	}
	return text('ago.days', { n: Math.floor(passed / 86400) });
}

function two(value) {
	return String(value).padStart(2, '0');
}
