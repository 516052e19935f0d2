/*
 * The five things that can be recorded: their route, their fields, and how the lists show that one has been counted.
 */

import { today } from '../clock.js';
import { get, path } from '../http.js';
import { isReadable, list } from '../live/lists.js';
import { may } from '../session.js';
import { quoted, text } from '../texts.js';

/** Times in lists are whole seconds, as in the answer. */
const isFrom = (row, answer) => row !== undefined && row.time >= Math.floor(answer.time);

/** How many sales of today each cart will have when all that this page recorded is counted. */
const expectedSales = new Map();

export const KINDS = {
	venta: {
		route: '/sales',
		fields: [
			{ name: 'patente_carro', label: 'field.plate', kind: 'plate' },
			{ name: 'client', label: 'field.client' },
			{ name: 'count_sopaipillas', label: 'field.count', kind: 'count' },
			{ name: 'stock', label: 'field.stock.left', kind: 'number' },
			{ name: 'ubicacion', label: 'field.place', kind: 'place' },
			{ name: 'hora', label: 'field.time', kind: 'optional', optional: true }
		],
		said: (answer) => `${text('unit.sopaipillas', { count: answer.count_sopaipillas })} · ${quoted(answer.patente_carro)}`,
		prepare: () => ({ before: snapshot('/ventadiaria') }),
		/** Sales of one cart are counted in their order, so this one is counted when the cart has one more. */
		counted(answer, noted) {
			if (answer.hora.slice(0, 10) !== today()) {
				return 'otherday';
			}
			if (!isReadable('/ventadiaria')) {
				return 'unseen';
			}
			const plate = answer.patente_carro;
			if (noted.before && noted.expected === undefined) {
				noted.expected = 1 + Math.max(noted.before.get(plate)?.ventas ?? 0, expectedSales.get(plate) ?? 0);
				expectedSales.set(plate, noted.expected);
			}
			return (list('/ventadiaria').rows.get(plate)?.ventas >= noted.expected) ? 'counted' : null;
		}
	},
	stock: {
		route: '/stock',
		fields: [
			{ name: 'patente_carro', label: 'field.plate', kind: 'plate' },
			{ name: 'stock', label: 'field.stock', kind: 'number' },
			{ name: 'ubicacion', label: 'field.place.optional', kind: 'place', optional: true },
			{ name: 'hora', label: 'field.time', kind: 'optional', optional: true }
		],
		said: (answer) => `${text('unit.sopaipillas', { count: answer.stock })} · ${quoted(answer.patente_carro)}`,
		counted: (answer) => shownIn('/stock', answer.patente_carro, answer)
	},
	ubicacion: {
		route: '/ubicacion',
		fields: [
			{ name: 'patente', label: 'field.plate', kind: 'plate' },
			{ name: 'ubicacion', label: 'field.place', kind: 'place' },
			{ name: 'denuncia', label: 'field.report', kind: 'choice', options: () => (mayDenounce()) ? ['0', '1'] : ['0'] }
		],
		said: (answer) => `${quoted(answer.patente)} · ${text(`report.${answer.denuncia}`)}`,
		counted: (answer) => shownIn((answer.denuncia === 1) ? '/profugos' : '/carritos', answer.patente, answer)
	},
	captura: {
		route: '/captura',
		fields: [{ name: 'patente', label: 'field.plate', kind: 'plate' }],
		said: (answer) => quoted(answer.patente),
		prepare: () => ({ before: snapshot('/profugos') }),
		counted(answer, { before }) {
			if (!before || list('/profugos').rows.has(answer.patente)) {
				return null;
			}
			return (before.has(answer.patente)) ? 'caught' : 'noeffect';
		}
	},
	miembro: {
		route: '/new_member',
		fields: [
			{ name: 'name', label: 'field.name', autocomplete: 'given-name' },
			{ name: 'lastname', label: 'field.lastname', autocomplete: 'family-name' },
			{ name: 'dni', label: 'field.dni' },
			{ name: 'mail', label: 'field.mail', kind: 'mail', autocomplete: 'email' },
			{ name: 'patente', label: 'field.plate', kind: 'plate' },
			{ name: 'premium', label: 'field.tier', kind: 'choice', options: () => ['0', '1'] }
		],
		said: (answer) => `${quoted(`${answer.name} ${answer.lastname}`)} · ${quoted(answer.dni)}`,
		async counted(answer) {
			const decision = await get(path`/members/${answer.dni}`).catch(() => null);
			return (decision) ? decision.estado : null;
		}
	}
};

/** The kinds that the reader may record. */
export function allowedKinds() {
	return Object.keys(KINDS).filter((name) => may(`POST ${KINDS[name].route}`));
}

/** Whoever may capture a fugitive may denounce one. */
function mayDenounce() {
	return may('POST /captura');
}

/** The lists that a kind needs to say when it has been counted. */
export const NEEDED = { venta: ['/ventadiaria'], stock: ['/stock'], ubicacion: ['/carritos', '/profugos'], captura: ['/profugos'], miembro: [] };

/** A list's rows as they are now, or null where they are not known. */
function snapshot(name) {
	const { state, rows } = list(name);
	return (state === 'ready') ? new Map(rows) : null;
}

function shownIn(name, plate, answer) {
	return (!isReadable(name)) ? 'unseen' : isFrom(list(name).rows.get(plate), answer) ? 'counted' : null;
}
