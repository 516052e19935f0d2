/* Draws carts on one canvas over a Leaflet map: a grid of degrees below, groups and marks above. */

import { colours } from '../parts/chart.js';
import { number } from '../texts.js';
import { clusters } from './clusters.js';

const STEPS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];

const FONT = '"Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';

const LABELS = 60;

const LABEL_LENGTH = 12;

const HIT = 8;

/** In pixels: a group at the edge of the view has carts beyond it. */
const NEAR = 80;

/** In pixels: where the map's buttons are, there is no room for a label of the grid. */
const BUTTONS = 110;

export class CartLayer {

	constructor(leaflet, map) {
		this.leaflet = leaflet;
		this.map = map;
		this.places = [];
		this.groups = [];
		this.selected = null;
		this.canvas = map.getPane('overlayPane').appendChild(document.createElement('canvas'));
		this.canvas.className = 'carts leaflet-zoom-hide';
		this.colours = colours(map.getContainer());
		map.on('move zoomend viewreset resize', () => this.schedule());
	}

	/** Shows carts at their places. */
	show(places, selected) {
		this.places = places;
		this.selected = selected;
		this.schedule();
	}

	recolour() {
		this.colours = colours(this.map.getContainer());
		this.schedule();
	}

	schedule() {
		this.drawing ??= requestAnimationFrame(() => {
			this.drawing = null;
			if (this.canvas.isConnected) {
				this.draw();
			}
		});
	}

	draw() {
		const size = this.map.getSize();
		const scale = devicePixelRatio || 1;
		const [width, height] = [Math.round(size.x * scale), Math.round(size.y * scale)];
		if (this.canvas.width !== width || this.canvas.height !== height) {
			this.canvas.width = width;
			this.canvas.height = height;
			this.canvas.style.width = `${size.x}px`;
			this.canvas.style.height = `${size.y}px`;
		}
		this.leaflet.DomUtil.setPosition(this.canvas, this.map.containerPointToLayerPoint([0, 0]));
		const pen = this.canvas.getContext('2d');
		pen.setTransform(scale, 0, 0, scale, 0, 0);
		pen.clearRect(0, 0, size.x, size.y);
		this.drawGrid(pen, size);
		this.group(size);
		this.groups.forEach((group) => this.drawGroup(pen, group));
		this.drawLabels(pen, size);
	}

	/** Groups what is near the view. */
	group(size) {
		const origin = this.map.getPixelBounds().min;
		this.groups = clusters(this.places, 256 * 2 ** this.map.getZoom(), { left: origin.x - NEAR, top: origin.y - NEAR,
			right: origin.x + size.x + NEAR, bottom: origin.y + size.y + NEAR });
		for (const group of this.groups) {
			group.x -= origin.x;
			group.y -= origin.y;
		}
	}

	drawGrid(pen, size) {
		const bounds = this.map.getBounds();
		const step = STEPS.find((candidate) => candidate * size.x / (bounds.getEast() - bounds.getWest()) > 110) ?? 30;
		const digits = Math.max(0, Math.ceil(-Math.log10(step)));
		pen.strokeStyle = this.colours.line;
		pen.fillStyle = this.colours.muted;
		pen.lineWidth = 1;
		pen.font = `12px ${FONT}`;
		pen.textAlign = 'left';
		pen.textBaseline = 'alphabetic';
		for (let lon = Math.ceil(bounds.getWest() / step) * step; lon < bounds.getEast(); lon += step) {
			const x = Math.round(this.map.latLngToContainerPoint([bounds.getSouth(), lon]).x) + 0.5;
			line(pen, x, 0, x, size.y);
			if (x < size.x - BUTTONS) {
				pen.fillText(`${lon.toFixed(digits)}°`, x + 4, 14);
			}
		}
		for (let lat = Math.ceil(bounds.getSouth() / step) * step; lat < bounds.getNorth(); lat += step) {
			const y = Math.round(this.map.latLngToContainerPoint([lat, bounds.getWest()]).y) + 0.5;
			line(pen, 0, y, size.x, y);
			pen.fillText(`${lat.toFixed(digits)}°`, 6, y - 4);
		}
	}

	drawGroup(pen, group) {
		if (group.count > 1 && !group.fugitive) {
			this.drawCluster(pen, group);
			return;
		}
		const state = (group.fugitive) ? 'profugo' : group.cart.estado;
		if (group.cart && group.cart.patente === this.selected) {
			pen.beginPath();
			pen.arc(group.x, group.y, 15, 0, 2 * Math.PI);
			pen.strokeStyle = this.colours.accent;
			pen.lineWidth = 3;
			pen.stroke();
		}
		SHAPES[state]?.(pen, group, this.colours);
	}

	/** A group is a disc with a ring: green for the share that is active, grey for the lost. */
	drawCluster(pen, group) {
		const radius = group.radius = 15 + Math.min(13, 4 * Math.log10(group.count));
		const lost = group.lost / group.count;
		pen.beginPath();
		pen.arc(group.x, group.y, radius, 0, 2 * Math.PI);
		pen.fillStyle = this.colours.surface;
		pen.fill();
		pen.lineWidth = 4;
		ring(pen, group, radius, lost, 1, this.colours.green, []);
		ring(pen, group, radius, 0, lost, this.colours.muted, [3, 3]);
		pen.fillStyle = this.colours.text;
		pen.font = `600 13px ${FONT}`;
		pen.textAlign = 'center';
		pen.textBaseline = 'middle';
		pen.fillText(number(group.count), group.x, group.y + 0.5);
	}

	/** Fugitives are labelled, as far as labels don't cover each other. */
	drawLabels(pen, size) {
		const taken = [];
		pen.font = `600 13px ${FONT}`;
		pen.textAlign = 'left';
		pen.textBaseline = 'middle';
		for (const group of this.groups.filter(({ fugitive, cart }) => fugitive || cart?.patente === this.selected)) {
			const label = (group.cart) ? shortened(group.cart.patente) : `× ${number(group.count)}`;
			const box = { x: group.x + ((group.cart?.patente === this.selected) ? 15 : 9), y: group.y - 9, width: pen.measureText(label).width + 8, height: 18 };
			const free = taken.length < LABELS && box.x < size.x && !taken.some((other) => box.x < other.x + other.width
				&& other.x < box.x + box.width && box.y < other.y + other.height && other.y < box.y + box.height);
			if (free) {
				taken.push(box);
				pen.lineWidth = 4;
				pen.lineJoin = 'round';
				pen.strokeStyle = this.colours.surface;
				pen.strokeText(label, box.x + 4, group.y);
				pen.fillStyle = (group.fugitive) ? this.colours.red : this.colours.text;
				pen.fillText(label, box.x + 4, group.y);
			}
		}
	}

	/** The group at a place of the view, if there is one. */
	at({ x, y }) {
		return this.groups.findLast((group) => Math.hypot(group.x - x, group.y - y) <= (group.radius ?? 7) + HIT);
	}

}

const SHAPES = {
	activo(pen, { x, y }, { green, surface }) {
		disc(pen, x, y, 7, green, surface);
	},
	perdido(pen, { x, y }, { muted, surface }) {
		disc(pen, x, y, 7, surface, surface);
		pen.setLineDash([3, 2.5]);
		pen.strokeStyle = muted;
		pen.lineWidth = 2;
		pen.stroke();
		pen.setLineDash([]);
	},
	profugo(pen, { x, y }, { red, surface }) {
		pen.beginPath();
		pen.moveTo(x, y - 10);
		pen.lineTo(x + 9, y + 7);
		pen.lineTo(x - 9, y + 7);
		pen.closePath();
		pen.fillStyle = red;
		pen.fill();
		pen.strokeStyle = surface;
		pen.lineWidth = 1.5;
		pen.stroke();
	}
};

function disc(pen, x, y, radius, fill, edge) {
	pen.beginPath();
	pen.arc(x, y, radius, 0, 2 * Math.PI);
	pen.fillStyle = fill;
	pen.fill();
	pen.strokeStyle = edge;
	pen.lineWidth = 1.5;
	pen.stroke();
}

function ring(pen, { x, y }, radius, from, to, colour, dash) {
	if (to > from) {
		pen.beginPath();
		pen.arc(x, y, radius, (from - 0.25) * 2 * Math.PI, (to - 0.25) * 2 * Math.PI);
		pen.setLineDash(dash);
		pen.strokeStyle = colour;
		pen.stroke();
		pen.setLineDash([]);
	}
}

function line(pen, x1, y1, x2, y2) {
	pen.beginPath();
	pen.moveTo(x1, y1);
	pen.lineTo(x2, y2);
	pen.stroke();
}

/** A plate may be any text of up to 200 characters. */
function shortened(plate) {
	const characters = [...plate.replace(/\s+/g, ' ')];
	return (characters.length > LABEL_LENGTH) ? `${characters.slice(0, LABEL_LENGTH).join('')}…` : characters.join('');
}
