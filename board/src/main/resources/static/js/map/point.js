/* Where a place is a point: "lat,lon" within range. Any other text is no place on the map. */

const POINT = /^\s*([+-]?\d+(?:\.\d+)?)\s*,\s*([+-]?\d+(?:\.\d+)?)\s*$/;

/** The point of a place, or null. */
export function pointOf(place) {
	const match = POINT.exec(place ?? '');
	if (!match) {
		return null;
	}
	const [lat, lon] = [Number(match[1]), Number(match[2])];
	return (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) ? { lat, lon } : null;
}
