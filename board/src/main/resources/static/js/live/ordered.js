/* Rows that stay in order while they change. A change costs a pass over the rows, and no sorting of those that did not change. */

/** Above this share of changed rows, sorting all of them is cheaper. */
const MANY = 0.25;

export class Ordered {

	/**
	 * @param {(row: object) => string} keyOf what identifies a row
	 * @param {(one: object, other: object) => number} compare the order
	 */
	constructor(keyOf, compare) {
		this.keyOf = keyOf;
		this.compare = compare;
		this.source = null;
		this.rows = [];
	}

	/**
	 * The rows in order.
	 * @param {Map<string, object>} source the rows by key; another map is read anew
	 * @param {Set<string>} changed the keys of all rows that came, changed or left since the last call
	 */
	update(source, changed) {
		if (source !== this.source || changed.size > source.size * MANY) {
			this.source = source;
			this.rows = [...source.values()].sort(this.compare);
		} else if (changed.size > 0) {
			const kept = this.rows.filter((row) => !changed.has(this.keyOf(row)));
			const came = [...changed].map((key) => source.get(key)).filter((row) => row !== undefined).sort(this.compare);
			this.rows = merge(kept, came, this.compare);
		}
		return this.rows;
	}

}

/** Joins two arrays that are in order. */
export function merge(some, others, compare) {
	const merged = [];
	let at = 0;
	for (const other of others) {
		while (at < some.length && compare(some[at], other) <= 0) {
			merged.push(some[at++]);
		}
		merged.push(other);
	}
	while (at < some.length) {
		merged.push(some[at++]);
	}
	return merged;
}
