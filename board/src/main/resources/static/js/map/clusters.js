/*
 * Groups marks that would cover each other. The groups' cells are anchored to the world, so that moving the map does not
 * regroup anything.
 */

/** In pixels. */
const CELL = 56;

const FUGITIVE_CELL = 22;

/**
 * Groups carts by cells of the map.
 * @param {Iterable<{x: number, y: number, cart: object}>} carts places in pixels of the world at this zoom
 * @returns {object[]} groups, each with `x`, `y`, `count`, `counts` by state and, alone, its `cart`
 */
export function clusters(carts) {
	const cells = new Map();
	for (const { x, y, cart } of carts) {
		// A fugitive is never hidden among other carts.
		const fugitive = cart.estado === 'profugo';
		const size = (fugitive) ? FUGITIVE_CELL : CELL;
		const key = `${fugitive}:${Math.floor(x / size)}:${Math.floor(y / size)}`;
		const group = cells.get(key);
		if (group) {
			group.count++;
			group.x += (x - group.x) / group.count;
			group.y += (y - group.y) / group.count;
			group.counts[cart.estado] = (group.counts[cart.estado] ?? 0) + 1;
			group.cart = null;
		} else {
			cells.set(key, { x, y, count: 1, counts: { [cart.estado]: 1 }, cart, fugitive });
		}
	}
	return [...cells.values()].sort((a, b) => Number(a.fugitive) - Number(b.fugitive) || b.count - a.count);
}
