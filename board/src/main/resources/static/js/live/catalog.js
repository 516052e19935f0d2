/* The lists of the guild, and what identifies a row in each. */

export const KEYS = {
	'/listmemberpre': (row) => row.dni,
	'/listmembernopre': (row) => row.dni,
	'/ventadiaria': (row) => row.patente,
	'/stock': (row) => row.patente,
	'/carritos': (row) => row.patente,
	'/profugos': (row) => row.patente
};

export const REFILLS = '/reposicion';

/** The events of /live by name. */
export const EVENTS = [...Object.keys(KEYS), REFILLS];

/** The service that a list comes from. */
export const SERVICES = {
	'/listmemberpre': 'members-consumer',
	'/listmembernopre': 'members-consumer',
	'/ventadiaria': 'sales-consumer',
	'/stock': 'stock-consumer',
	'/reposicion': 'stock-consumer',
	'/carritos': 'location-consumer',
	'/profugos': 'location-consumer'
};
