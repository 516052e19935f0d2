/* Which screens the reader's key shows. */

import { may } from './session.js';

/** What a screen is for: one of these routes is enough. */
const SHOWS = {
	hoy: ['GET /ventadiaria'],
	carrito: ['GET /ventadiaria/{patente}'],
	mapa: ['GET /carritos'],
	stock: ['GET /stock'],
	miembros: ['GET /listmemberpre'],
	registrar: ['POST /sales', 'POST /stock', 'POST /ubicacion', 'POST /captura', 'POST /new_member'],
	avisos: ['GET /profugos'],
	estado: ['GET /servicios'],
	mas: []
};

/** Whoever sees all carts has no need of a screen for their own. */
const INSTEAD_OF = { carrito: 'hoy' };

/** Whether a screen has something to show. */
export function shows(screen) {
	return (screen === 'mas' || may(...SHOWS[screen])) && !(screen in INSTEAD_OF && shows(INSTEAD_OF[screen]));
}

/** The screen that the page begins with. */
export function home() {
	return Object.keys(SHOWS).find(shows);
}
