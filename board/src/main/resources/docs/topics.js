// Shows asyncapi.yaml: each topic with its key, its headers and the fields of its values.
import { load } from '../webjars/js-yaml/4.1.0/dist/js-yaml.mjs';

const main = document.getElementById('topics');

/** Creates an element with text or children; text is always text. */
function element(name, attributes, ...children) {
	const created = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		created.setAttribute(key, value);
	}
	created.append(...children.filter((child) => child !== undefined));
	return created;
}

/** Creates a paragraph for each paragraph of a description, with its code and strong words. */
function paragraphs(text = '') {
	return text.trim().split(/\n\s*\n/).filter(Boolean).map((paragraph) => {
		const parts = paragraph.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
			if (part.startsWith('`')) {
				return element('code', {}, part.slice(1, -1));
			}
			return part.startsWith('**') ? element('strong', {}, part.slice(2, -2)) : part;
		});
		return element('p', {}, ...parts);
	});
}

function resolve(api, node) {
	if (!node?.$ref) {
		return node ?? {};
	}
	const found = node.$ref.slice(2).split('/')
		.reduce((parent, step) => parent[step.replaceAll('~1', '/').replaceAll('~0', '~')], api);
	const { $ref, ...own } = node;
	return { ...resolve(api, found), ...own };
}

/** Says in words what a schema takes. */
function kind(api, schema) {
	const resolved = resolve(api, schema);
	if (resolved.oneOf) {
		return resolved.oneOf.map((choice) => kind(api, choice)).filter(Boolean).join(' or ');
	}
	if (resolved.enum) {
		return resolved.enum.join(', ');
	}
	if (resolved.const !== undefined) {
		return String(resolved.const);
	}
	const type = [resolved.type ?? []].flat().join(', ');
	const range = [resolved.minimum ?? resolved.minLength, resolved.maximum ?? resolved.maxLength];
	const bounds = range.some((bound) => bound !== undefined) ? ` ${range[0] ?? ''}..${range[1] ?? ''}` : '';
	const items = resolved.items ? ` of ${resolve(api, resolved.items).title ?? 'objects'}` : '';
	return type + (type.includes('object') || type.includes('array') ? items : bounds);
}

function fields(api, schema, caption) {
	const resolved = resolve(api, schema);
	if (!resolved.properties) {
		return element('div', {}, element('h4', {}, caption), ...paragraphs(resolved.description));
	}
	const rows = Object.entries(resolved.properties).flatMap(([name, property]) => {
		const own = resolve(api, property);
		const required = (resolved.required ?? []).includes(name);
		const row = element('tr', {},
			element('th', { scope: 'row' }, element('code', {}, name)),
			element('td', {}, required ? 'yes' : ''),
			element('td', {}, kind(api, property)),
			element('td', {}, ...paragraphs(own.description)));
		const inner = own.items ? resolve(api, own.items) : own;
		return inner.properties ? [row, ...Object.entries(inner.properties).map(([step, value]) => element('tr', {},
			element('th', { scope: 'row' }, element('code', {}, `${name}.${step}`)),
			element('td', {}, (inner.required ?? []).includes(step) ? 'yes' : ''),
			element('td', {}, kind(api, value)),
			element('td', {}, ...paragraphs(resolve(api, value).description))))] : [row];
	});
	return element('div', { class: 'scroll' },
		element('h4', {}, caption),
		...paragraphs(resolved.description),
		element('table', {},
			element('thead', {}, element('tr', {}, ...['Field', 'Required', 'Values', 'Meaning']
				.map((head) => element('th', { scope: 'col' }, head)))),
			element('tbody', {}, ...rows)));
}

function topic(api, [name, channel]) {
	const message = resolve(api, Object.values(channel.messages)[0]);
	const kafka = channel.bindings.kafka;
	const key = message.bindings?.kafka?.key;
	const users = Object.entries(api.operations)
		.filter(([, operation]) => operation.channel.$ref === `#/channels/${name}`)
		.map(([, operation]) => operation.summary);
	const settings = Object.entries(kafka.topicConfiguration)
		.map(([setting, value]) => `${setting}=${[value].flat().join(',')}`);
	const details = element('details', { id: channel.address },
		element('summary', {}, element('code', {}, channel.address), element('span', {}, channel.title)),
		...paragraphs(channel.description),
		element('p', { class: 'settings' }, `Partitions: ${kafka.partitions}. `, ...settings
			.flatMap((setting) => [element('code', {}, setting), ' '])),
		...(key ? [element('p', {}, 'Key: ', key.description ?? '', ' ', ...(key.examples ?? [])
			.map((example) => element('code', {}, String(example))))] : []),
		...users.flatMap((user) => paragraphs(user)),
		fields(api, message.payload, 'Value'),
		...(message.headers ? [fields(api, message.headers, 'Headers')] : []),
		...(message.examples ?? []).map((example) => element('figure', {},
			element('figcaption', {}, example.summary),
			element('pre', {}, JSON.stringify(example.payload, null, 2)))));
	if (location.hash === `#${channel.address}`) {
		details.open = true;
	}
	return details;
}

function show(api) {
	const groups = Map.groupBy ? Map.groupBy(Object.entries(api.channels), ([, channel]) => channel.tags[0].name)
		: Object.entries(api.channels).reduce((map, entry) => {
			const tag = entry[1].tags[0].name;
			return map.set(tag, [...map.get(tag) ?? [], entry]);
		}, new Map());
	main.replaceChildren(
		element('h1', {}, `${api.info.title} ${api.info.version}: topics`),
		...paragraphs(api.info.description),
		...[...groups].flatMap(([tag, channels]) => [
			element('h2', {}, tag[0].toUpperCase() + tag.slice(1)),
			...channels.map((channel) => topic(api, channel))]));
}

try {
	const answer = await fetch('../asyncapi.yaml');
	if (!answer.ok) {
		throw new Error(`HTTP ${answer.status}`);
	}
	show(load(await answer.text()));
}
catch (failure) {
	main.replaceChildren(element('p', { role: 'alert' }, `asyncapi.yaml can't be shown: ${failure.message}`));
}
