/* The map itself: Leaflet without tiles, since the page loads nothing from other hosts. Nothing recentres by itself. */

import '../../webjars/leaflet/1.9.4/dist/leaflet.js';
import { element, icon, setText } from '../dom.js';
import { go, withChoices } from '../routes.js';
import { number, text } from '../texts.js';
import { CartLayer } from './layer.js';
import { pointOf } from './point.js';

const leaflet = globalThis.L;

const SANTIAGO = [-33.45, -70.66];

const MARGIN = [48, 48];

const SCALE_WIDTH = 110;

export class CartMap {

	constructor() {
		this.area = element('div', { class: 'map-area', role: 'application', 'aria-label': text('map.label') });
		this.scale = element('span', { class: 'scale small' });
		const button = (label, picture, act) => element('button', { type: 'button', class: 'icon-only', 'aria-label': text(label),
			title: text(label), click: act }, picture);
		this.node = element('div', { class: 'map card' }, this.area, element('div', { class: 'map-buttons' },
			button('map.in', '+', () => this.map.zoomIn()), button('map.out', '−', () => this.map.zoomOut())),
			element('button', { type: 'button', class: 'see-all', click: () => this.seeAll() }, icon('here'), text('map.all')), this.scale);
		this.points = new Map();
		this.placed = false;
		this.recolour = () => this.layer.recolour();
	}

	start() {
		this.map = leaflet.map(this.area, { attributionControl: false, zoomControl: false, minZoom: 2, maxZoom: 19, zoomSnap: 0.5,
			worldCopyJump: false, fadeAnimation: false });
		this.map.setView(SANTIAGO, 12);
		this.layer = new CartLayer(leaflet, this.map);
		this.map.on('click', ({ containerPoint }) => this.open(this.layer.at(containerPoint)));
		this.map.on('mousemove', ({ containerPoint }) => {
			this.area.style.cursor = (this.layer.at(containerPoint)) ? 'pointer' : '';
		});
		this.map.on('move zoomend', () => this.drawScale());
		this.resized = new ResizeObserver(() => this.map.invalidateSize({ pan: false }));
		this.resized.observe(this.area);
		this.scheme = matchMedia('(prefers-color-scheme: dark)');
		this.scheme.addEventListener('change', this.recolour);
		addEventListener('gremio:theme', this.recolour);
		this.drawScale();
	}

	close() {
		this.resized.disconnect();
		this.scheme.removeEventListener('change', this.recolour);
		removeEventListener('gremio:theme', this.recolour);
		this.map.remove();
	}

	/** Shows carts with a point. The first time it also goes to where they are. */
	show(carts, selected) {
		this.carts = carts.map((cart) => this.placeOf(cart)).filter((placed) => placed !== null);
		this.layer.show(this.carts, selected);
		if (!this.placed && this.carts.length > 0) {
			this.placed = true;
			const chosen = this.carts.find(({ cart }) => cart.patente === selected);
			if (chosen) {
				this.map.setView([chosen.point.lat, chosen.point.lon], 15, { animate: false });
			} else {
				this.seeAll(false);
			}
		}
	}

	/** A cart's place of before is kept while its text is the same. */
	placeOf(cart) {
		const known = this.points.get(cart.patente);
		if (known?.place === cart.ubicacion) {
			return (known.point) ? { ...known, cart } : null;
		}
		const point = pointOf(cart.ubicacion);
		const placed = { place: cart.ubicacion, point, mercator: point && mercator(point) };
		this.points.set(cart.patente, placed);
		return (point) ? { ...placed, cart } : null;
	}

	seeAll(animate = true) {
		if (this.carts?.length > 0) {
			const bounds = leaflet.latLngBounds(this.carts.map(({ point }) => [point.lat, point.lon]));
			const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
			this.map.fitBounds(bounds, { padding: MARGIN, maxZoom: 15, animate: animate && !still });
		}
	}

	open(group) {
		if (group?.cart) {
			go(withChoices({ carrito: group.cart.patente }));
		} else if (group) {
			this.map.setView(this.map.containerPointToLatLng([group.x, group.y]), Math.min(19, this.map.getZoom() + 2));
		}
	}

	drawScale() {
		const y = this.map.getSize().y / 2;
		const metres = this.map.distance(this.map.containerPointToLatLng([0, y]), this.map.containerPointToLatLng([SCALE_WIDTH, y]));
		const power = 10 ** Math.floor(Math.log10(Math.max(1, metres)));
		const round = [5, 2, 1].find((digit) => digit * power <= metres) * power || 1;
		this.scale.style.width = `${Math.round(SCALE_WIDTH * round / metres)}px`;
		setText(this.scale, (round >= 1000) ? `${number(round / 1000)} km` : `${number(round)} m`);
	}

}

/** The point in the square of the Mercator projection, from 0 to 1. */
function mercator({ lat, lon }) {
	const sine = Math.max(-0.9999, Math.min(0.9999, Math.sin(lat * Math.PI / 180)));
	return { x: (lon + 180) / 360, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}
