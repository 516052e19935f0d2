/* Where a place is a point: "lat,lon" within range. Any other text is no place on the map. */

const POINT = /^\s*([+-]?\d+(?:\.\d+)?)\s*,\s*([+-]?\d+(?:\.\d+)?)\s*$/;

/** A row never changes: another one takes its place. So each is looked at once. */
const known = new WeakMap();

/**
 * Where a cart is on the map: its `cart`, `lat` and `lon`, and `x` and `y` in the square of the Mercator projection, from 0 to 1.
 * It is null for a place that is no point.
 */
export function placeOf(cart) {
	let place = known.get(cart);
	if (place === undefined) {
		const point = pointOf(cart.ubicacion);
		place = (point) ? { cart, ...point, ...mercator(point) } : null;
		known.set(cart, place);
	}
	return place;
}

function pointOf(text) {
	const match = POINT.exec(text ?? '');
	if (!match) {
		return null;
	}
	const [lat, lon] = [Number(match[1]), Number(match[2])];
	return (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) ? { lat, lon } : null;
}

function mercator({ lat, lon }) {
	const sine = Math.max(-0.9999, Math.min(0.9999, Math.sin(lat * Math.PI / 180)));
	return { x: (lon + 180) / 360, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}
