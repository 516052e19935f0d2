/* Short lists whose lines are kept while their items stay. */

/** Shows items in a list, and leaves alone the lines that it already shows: what is unfolded stays so. */
export function replaceKeyed(parent, items, keyOf, make) {
	parent.lines ??= new Map();
	const wanted = new Map(items.map((item) => [keyOf(item), item]));
	for (const [key, line] of parent.lines) {
		if (!wanted.has(key)) {
			line.remove();
			parent.lines.delete(key);
		}
	}
	let place = parent.firstChild;
	for (const [key, item] of wanted) {
		const line = parent.lines.get(key) ?? make(item);
		parent.lines.set(key, line);
		if (line === place) {
			place = place.nextSibling;
		} else {
			parent.insertBefore(line, place);
		}
	}
}
