/* What is filled in and not recorded yet. It outlives the form, so a look at another screen loses nothing. */

/** By the form's name. */
const drafts = new Map();

/** What was filled in before. Other values of the address begin anew. */
export function draftOf(name, given) {
	const known = drafts.get(name);
	const asked = JSON.stringify(given);
	return (known && (asked === '{}' || asked === known.asked)) ? known : newDraft(name, asked);
}

/** An empty form: the values of the address, its own, what was sent last, and under which key. */
export function newDraft(name, asked) {
	const draft = { asked, values: {}, filled: null, key: null };
	drafts.set(name, draft);
	return draft;
}
