package io.github.llmrouter.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Lets in users that the application authenticated; without such a user only somebody at
 * this machine who came without a proxy.
 */
class LocalOrAuthenticatedAccess implements ConsoleAccess {

	private static final List<String> FORWARDING_HEADERS = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host",
			"X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Server", "X-Real-IP", "Via",
			"True-Client-IP", "CF-Connecting-IP", "X-Client-IP", "X-Original-Host");

	/** Tomcat's mark on a request whose address it took from a forwarding header. */
	private static final String TOMCAT_FORWARDED = "org.apache.tomcat.request.forwarded";

	private static final Pattern IP_LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]+(%\\w+)?");

	private static final Pattern LOCAL_HOST = Pattern
		.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|::1|\\[::1]|0:0:0:0:0:0:0:1|\\[0:0:0:0:0:0:0:1]");

	@Override
	public boolean mayView(HttpServletRequest request) {
		return request.getUserPrincipal() != null || isLocal(innermost(request));
	}

	private static boolean isLocal(HttpServletRequest request) {
		return !isForwarded(request) && isLoopback(request.getRemoteAddr()) && isLocalName(request.getServerName());
	}

	/** A filter may hide the headers it used behind a wrapper. */
	private static HttpServletRequest innermost(HttpServletRequest request) {
		ServletRequest inner = request;
		while (inner instanceof ServletRequestWrapper wrapper) {
			inner = wrapper.getRequest();
		}
		return (inner instanceof HttpServletRequest http) ? http : request;
	}

	private static boolean isForwarded(HttpServletRequest request) {
		return request.getAttribute(TOMCAT_FORWARDED) != null
				|| FORWARDING_HEADERS.stream().anyMatch((name) -> request.getHeader(name) != null);
	}

	/** A page elsewhere may give its own name this machine's address. */
	private static boolean isLocalName(String host) {
		return LOCAL_HOST.matcher(host.toLowerCase(Locale.ROOT)).matches();
	}

	private static boolean isLoopback(String address) {
		if (!IP_LITERAL.matcher(address).matches()) {
			return false;
		}
		try {
			return InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
