/* Starts the board: texts, frame, live lists, and the screen that the address names. */

import './trust.js';
import { applyTheme } from './choices.js';
import { drawFrame, startFrame } from './frame.js';
import { watch } from './happenings.js';
import { connect } from './live/lists.js';
import { current, go, onRoute, route } from './routes.js';
import { preferredLanguage, speak, text } from './texts.js';

const SCREENS = {
	hoy: async () => (await import('./screens/today.js')).TodayScreen,
	mapa: async () => (await import('./screens/map.js')).MapScreen,
	stock: async () => (await import('./screens/stock.js')).StockScreen,
	miembros: async () => (await import('./screens/members.js')).MembersScreen,
	registrar: async () => (await import('./screens/record.js')).RecordScreen,
	avisos: async () => (await import('./screens/notices.js')).NoticesScreen,
	estado: async () => (await import('./screens/status.js')).StatusScreen,
	mas: async () => (await import('./screens/more.js')).MoreScreen
};

/** The lists that are watched on every screen wait until the first screen has asked for its own. */
const WATCH_AFTER = 1_500;

const place = document.getElementById('screen');

let shown = { name: null, view: null };

let turn = 0;

/** Shows the screen that the address names, or lets it follow the address where it is shown already. */
async function show() {
	const { screen } = current();
	if (!(screen in SCREENS)) {
		go(route('hoy'));
		return;
	}
	if (screen === shown.name) {
		shown.view?.routed();
		return;
	}
	const mine = ++turn;
	const first = shown.name === null;
	const Screen = await SCREENS[screen]();
	if (mine !== turn) {
		return;
	}
	shown.view?.close();
	const view = new Screen();
	shown = { name: screen, view };
	document.title = `${text(`screen.${screen}`)} · ${text('frame.guild')}`;
	place.replaceChildren(view.node);
	view.start();
	view.schedule();
	if (!first) {
		place.focus({ preventScroll: true });
		scrollTo(0, 0);
	}
}

async function start(language) {
	await speak(language);
	drawFrame();
	turn++;
	shown.view?.close();
	shown = { name: null, view: null };
	await show();
}

applyTheme();
await speak(preferredLanguage());
startFrame();
drawFrame();
connect();
onRoute(show);
addEventListener('gremio:language', ({ detail }) => start(detail));
await show();
setTimeout(watch, WATCH_AFTER);
