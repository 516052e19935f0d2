/*
 * Groups marks that would cover each other. The groups' cells are anchored to the world, so that moving the map does not
 * regroup anything.
 */

/** In pixels. */
const CELL = 56;

const FUGITIVE_CELL = 22;

/** More than the map has cells in a row, at its largest zoom. */
const CELLS = 2 ** 23;

/**
 * Groups carts by cells of the map.
 * @param {Iterable<{x: number, y: number, cart: object}>} places places in the square of the projection
 * @param {number} world the width of the square in pixels, at this zoom
 * @param {{left: number, top: number, right: number, bottom: number}} view the part of the world that counts, in its pixels
 * @returns {object[]} groups, each with `x` and `y` in pixels of the world, `count`, how many are `lost` and, alone, its `cart`
 */
export function clusters(places, world, view) {
	const carts = new Map();
	const fugitives = new Map();
	for (const place of places) {
		const x = place.x * world;
		const y = place.y * world;
		if (x < view.left || x > view.right || y < view.top || y > view.bottom) {
			continue;
		}
		const { cart } = place;
		// A fugitive is never hidden among other carts.
		const fugitive = cart.estado === 'profugo';
		const size = (fugitive) ? FUGITIVE_CELL : CELL;
		const cells = (fugitive) ? fugitives : carts;
		const key = Math.floor(x / size) * CELLS + Math.floor(y / size);
		const lost = (cart.estado === 'perdido') ? 1 : 0;
		const group = cells.get(key);
		if (group) {
			group.count++;
			group.x += (x - group.x) / group.count;
			group.y += (y - group.y) / group.count;
			group.lost += lost;
			group.cart = null;
		} else {
			cells.set(key, { x, y, count: 1, lost, cart, fugitive });
		}
	}
	return [...[...carts.values()].sort((a, b) => b.count - a.count), ...fugitives.values()];
}
