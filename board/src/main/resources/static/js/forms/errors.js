/* A field's error in the reader's language. The server says in English what a value must be. */

import { has, text } from '../texts.js';

const RULES = [
	[/^must be given$/, 'error.missing'],
	[/^must be a whole number from (?<min>\d+) to (?<max>\d+)$/, 'error.range'],
	[/^must be at most (?<max>\d+) characters$/, 'error.long'],
	[/^must be a mail address/, 'error.mail'],
	[/^must be 0 or 1$/, 'error.flag'],
	[/^must be text, \{/, 'error.place'],
	[/^must be text$|well-formed text/, 'error.text'],
	[/more than an hour in the future|^must not be after/, 'error.future'],
	[/^must not be before 1970/, 'error.past'],
	[/^must be a time of day/, 'error.time']
];

/** What to say below a field. */
export function errorText(field, message) {
	for (const [pattern, key] of RULES) {
		const match = pattern.exec(message);
		if (match) {
			// Numbers stand as they can be typed: without marks of thousands.
			return text(has(`${key}.${field}`) ? `${key}.${field}` : key, match.groups);
		}
	}
	return text('error.other', { message });
}
