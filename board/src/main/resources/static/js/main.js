/* Starts the board: texts, frame, live lists, and the screen that the address names. */

import './trust.js';
import { applyTheme } from './choices.js';
import { drawFrame, startFrame } from './frame.js';
import { watch } from './happenings.js';
import { connect } from './live/lists.js';
import { home, shows } from './rights.js';
import { current, go, onRoute, route } from './routes.js';
import { mustLogIn, readSession, watchSession } from './session.js';
import { preferredLanguage, speak, text } from './texts.js';

const SCREENS = {
	hoy: async () => (await import('./screens/today.js')).TodayScreen,
	carrito: async () => (await import('./screens/mine.js')).MineScreen,
	mapa: async () => (await import('./screens/map.js')).MapScreen,
	stock: async () => (await import('./screens/stock.js')).StockScreen,
	miembros: async () => (await import('./screens/members.js')).MembersScreen,
	registrar: async () => (await import('./screens/record.js')).RecordScreen,
	avisos: async () => (await import('./screens/notices.js')).NoticesScreen,
	estado: async () => (await import('./screens/status.js')).StatusScreen,
	mas: async () => (await import('./screens/more.js')).MoreScreen
};

const LOGIN = async () => (await import('./screens/login.js')).LoginScreen;

const FORBIDDEN = async () => (await import('./screens/forbidden.js')).ForbiddenScreen;

/** The lists that are watched on every screen wait until the first screen has asked for its own. */
const WATCH_AFTER = 1_500;

const place = document.getElementById('screen');

let shown = { name: null, view: null };

let turn = 0;

/** Shows the screen that the address names, or lets it follow the address where it is shown already. */
async function show() {
	const named = current().screen;
	const screen = (mustLogIn()) ? 'login' : named;
	if (screen !== 'login' && !(screen in SCREENS)) {
		go(route(home()));
		return;
	}
	if (screen === shown.name) {
		shown.view?.routed();
		return;
	}
	const mine = ++turn;
	const first = shown.name === null;
	const Screen = await ((screen === 'login') ? LOGIN : (shows(screen)) ? SCREENS[screen] : FORBIDDEN)();
	if (mine !== turn) {
		return;
	}
	shown.view?.close();
	const view = new Screen();
	shown = { name: screen, view };
	document.title = `${text((screen === 'login') ? 'login.title' : `screen.${screen}`)} · ${text('frame.guild')}`;
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
await Promise.all([speak(preferredLanguage()), readSession()]);
startFrame();
drawFrame();
watchSession();
if (!mustLogIn()) {
	connect();
}
onRoute(show);
addEventListener('gremio:language', ({ detail }) => start(detail));
await show();
if (!mustLogIn()) {
	setTimeout(watch, WATCH_AFTER);
}
