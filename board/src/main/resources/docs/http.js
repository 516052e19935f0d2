// Shows openapi.yaml. Requests go to the door that serves this page, wherever it listens.
window.SwaggerUIBundle({
	url: new URL('../openapi.yaml', document.baseURI).href,
	dom_id: '#swagger',
	deepLinking: true,
	docExpansion: 'list',
	defaultModelsExpandDepth: 0,
	validatorUrl: null,
	requestInterceptor: (request) => {
		const target = new URL(request.url, document.baseURI);
		request.url = location.origin + target.pathname + target.search;
		return request;
	},
});
