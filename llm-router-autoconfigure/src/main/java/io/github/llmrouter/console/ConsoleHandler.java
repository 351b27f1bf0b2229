package io.github.llmrouter.console;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Serves everything below the console's path. It is no annotated controller and writes
 * its replies itself, so that no advice, view resolver or message converter of the
 * application has a part in them.
 */
final class ConsoleHandler implements HttpRequestHandler {

	private static final Log logger = LogFactory.getLog(ConsoleHandler.class);

	private static final String ASSETS = "_assets/";

	private static final int MOST_KNOWN_CALLS = 200;

	private final ConsoleAccess access;

	private final ConsoleAssets assets;

	private final Overview overview;

	private final ConsoleTemplates templates;

	private final ConsoleTexts texts;

	ConsoleHandler(ConsoleAccess access, ConsoleAssets assets, Overview overview, ConsoleTemplates templates,
			ConsoleTexts texts) {
		this.access = access;
		this.assets = assets;
		this.overview = overview;
		this.templates = templates;
		this.texts = texts;
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) {
		try {
			serve(request, response);
		}
		catch (IOException ex) {
			logger.debug("The browser went away", ex);
		}
		catch (RuntimeException ex) {
			logger.warn("The LLM Router console could not answer", ex);
			fail(response);
		}
	}

	private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String method = request.getMethod();
		String path = path(request);
		if (!method.equals("GET") && !method.equals("HEAD")) {
			response.setHeader("Allow", "GET, HEAD");
			ConsoleReply.text(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, this.texts.get("http.method"));
		}
		else if (!this.access.mayView(request)) {
			refuse(request, response);
		}
		else if (path.isEmpty()) {
			page(request, response);
		}
		else if (path.equals("_/live")) {
			changes(request, response);
		}
		else {
			asset(path, response);
		}
	}

	private static String path(HttpServletRequest request) {
		Object path = request.getAttribute(HandlerMapping.PATH_WITHIN_HANDLER_MAPPING_ATTRIBUTE);
		return (path instanceof String within) ? within : "";
	}

	/** A page that lost its user loads itself again and so shows why. */
	private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (request.getHeader("HX-Request") != null) {
			response.setHeader("HX-Refresh", "true");
		}
		ConsoleReply.text(response, HttpServletResponse.SC_FORBIDDEN, this.texts.get("http.forbidden"));
	}

	private void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Overview.State state = this.overview.state(TimeRange.of(request.getParameter("range")));
		OverviewView view = this.overview.view(state, Set.of());
		ConsoleReply.html(response,
				this.templates.render("overview", Map.of("view", view, "root", "./", "links", this.assets.links())));
	}

	private void changes(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Overview.State state = this.overview.state(TimeRange.of(request.getParameter("range")));
		String known = request.getParameter("v");
		response.setHeader(ConsoleReply.FRAGMENT, "fragment");
		response.setHeader(ConsoleReply.NOW, String.valueOf(state.snapshot().at().toEpochMilli()));
		if (state.isKnownTo(known)) {
			ConsoleReply.unchanged(response);
		}
		else if (known == null || !state.version().hasStructureOf(known)) {
			response.setHeader("HX-Refresh", "true");
			ConsoleReply.html(response, "");
		}
		else {
			ConsoleReply.html(response, leaves(state, known, knownCalls(request.getParameter("have"))));
		}
	}

	private String leaves(Overview.State state, String known, Set<String> knownCalls) {
		boolean callsChanged = !state.version().hasCallsOf(known);
		OverviewView view = callsChanged ? this.overview.view(state, knownCalls) : this.overview.healthOnly(state);
		return this.templates.render("live", Map.of("view", view, "healthChanged", !state.version().hasHealthOf(known),
				"callsChanged", callsChanged));
	}

	private static Set<String> knownCalls(@Nullable String keys) {
		String[] split = StringUtils.tokenizeToStringArray((keys != null) ? keys : "", ".");
		return (split.length <= MOST_KNOWN_CALLS) ? StringUtils.commaDelimitedListToSet(String.join(",", split))
				: Set.of();
	}

	private void asset(String path, HttpServletResponse response) throws IOException {
		ConsoleAsset asset = path.startsWith(ASSETS) ? this.assets.find(path) : null;
		if (asset != null) {
			ConsoleReply.asset(response, asset);
		}
		else {
			ConsoleReply.text(response, HttpServletResponse.SC_NOT_FOUND, this.texts.get("http.unknown"));
		}
	}

	private void fail(HttpServletResponse response) {
		if (response.isCommitted()) {
			return;
		}
		try {
			response.reset();
			ConsoleReply.text(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, this.texts.get("http.failed"));
		}
		catch (IOException ex) {
			logger.debug("The browser went away", ex);
		}
	}

}
