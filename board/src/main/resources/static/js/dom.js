/*
 * Makes and changes elements. Text is always set as text: nothing here reads HTML, so a client's text stays text.
 */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an element.
 * @param {string} name the tag
 * @param {object} attributes values by name; a function is a listener, `true` an empty attribute, `false` and `null` none
 * @param {...(Node|string|null)} children elements, or texts
 */
export function element(name, attributes = {}, ...children) {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		if (typeof value === 'function') {
			made.addEventListener(key, value);
		} else {
			setAttribute(made, key, value);
		}
	}
	made.append(...children.flat().filter((child) => child !== null && child !== undefined));
	return made;
}

/** Sets or removes an attribute, and leaves it alone where it already has the value. */
export function setAttribute(node, name, value) {
	const text = (value === true) ? '' : value;
	if (text === false || text === null || text === undefined) {
		if (node.hasAttribute(name)) {
			node.removeAttribute(name);
		}
	} else if (node.getAttribute(name) !== String(text)) {
		node.setAttribute(name, text);
	}
}

/** Sets an element's text, and leaves it alone where it already has that text. */
export function setText(node, text) {
	const wanted = String(text);
	if (node.textContent !== wanted) {
		node.textContent = wanted;
	}
}

/** A picture of the sprite. It says nothing to a screen reader: the text beside it does. */
export function icon(name) {
	const picture = document.createElementNS(SVG, 'svg');
	picture.setAttribute('class', 'icon');
	picture.setAttribute('aria-hidden', 'true');
	const use = document.createElementNS(SVG, 'use');
	use.setAttribute('href', new URL(`../images/icons.svg#${name}`, import.meta.url).href);
	picture.append(use);
	return picture;
}

/** A client's text, in which marks of direction reach no further than the text itself. */
export function clientText(text = '') {
	return element('bdi', { class: 'client' }, String(text ?? ''));
}
