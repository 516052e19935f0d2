/* What is filled in and not recorded yet. It outlives the form, so a look at another screen loses nothing. */

/** By the form's name. */
const drafts = new Map();

/** What was filled in before. The plate of another address begins anew. */
export function draftOf(name, { plate }) {
	const known = drafts.get(name);
	return (known && (!plate || plate === known.plate)) ? known : newDraft(name, plate);
}

/** An empty form: its values, what was sent last, and under which key. */
export function newDraft(name, plate) {
	const draft = { plate, values: {}, filled: null, key: null };
	drafts.set(name, draft);
	return draft;
}
