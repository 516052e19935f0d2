/* The map itself: Leaflet without tiles, since the page loads nothing from other hosts. Nothing recentres by itself. */

import '../../webjars/leaflet/1.9.4/dist/leaflet.js';
import { element, icon, setText } from '../dom.js';
import { go, withChoices } from '../routes.js';
import { number, text } from '../texts.js';
import { CartLayer } from './layer.js';
import { placeOf } from './point.js';

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
		this.places = [];
		this.placed = false;
		this.recolour = () => this.layer.recolour();
	}

	start() {
		this.map = leaflet.map(this.area, { zoomAnimation: moves(), inertia: moves(), attributionControl: false, zoomControl: false, minZoom: 2, maxZoom: 19, zoomSnap: 0.5,
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
		this.places = carts.map(placeOf).filter((place) => place !== null);
		this.layer.show(this.places, selected);
		if (!this.placed && this.places.length > 0) {
			this.placed = true;
			if (!this.see(selected, false)) {
				this.seeAll(false);
			}
		}
	}

	seeAll(animate = true) {
		if (this.places.length > 0) {
			const bounds = leaflet.latLngBounds(this.places.map(({ lat, lon }) => [lat, lon]));
			this.map.fitBounds(bounds, { padding: MARGIN, maxZoom: 15, animate: animate && moves() });
		}
	}

	/** Goes to a cart, and says whether it has a place. */
	see(plate, animate = true) {
		const place = this.places.find(({ cart }) => cart.patente === plate);
		if (place) {
			this.map.setView([place.lat, place.lon], Math.max(15, this.map.getZoom()), { animate: animate && moves() });
		}
		return place !== undefined;
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

function moves() {
	return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}
