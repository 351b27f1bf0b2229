package io.github.llmrouter.provider;

import java.net.SocketException;
import java.net.SocketTimeoutException;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;

/**
 * Why an exchange brought no whole reply.
 *
 * @param kind what a router does about it
 * @param message words about it, not yet free of keys
 */
record HttpFailure(FailureKind kind, String message) {

	/**
	 * Sorts what was thrown by the classes in its chain of causes, never by a message.
	 * @param thrown what was thrown, null if nothing was
	 * @param current the exchange
	 * @return the failure
	 */
	static HttpFailure of(@Nullable Throwable thrown, CurrentExchange current) {
		if (current.justSentOverKeptConnection() && isEndWithoutReply(thrown)) {
			return new HttpFailure(FailureKind.STALE_CONNECTION,
					"The connection, kept from an earlier call, was closed before a reply began");
		}
		return of(thrown, current.sent());
	}

	private static HttpFailure of(@Nullable Throwable thrown, boolean sent) {
		Throwable innermost = thrown;
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			FailureKind kind = kindOf(cause, sent);
			if (kind != null) {
				return new HttpFailure(kind, describe(cause));
			}
			innermost = cause;
		}
		return new HttpFailure(FailureKind.CONNECTION,
				(innermost != null) ? describe(innermost) : "The exchange ended without a reply");
	}

	/**
	 * Says whether the connection ended before anything of a reply came. What is merely
	 * silent has not ended.
	 * @param thrown what was thrown, null if nothing was
	 * @return true if it did
	 */
	static boolean isEndWithoutReply(@Nullable Throwable thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			if (cause instanceof NoHttpResponseException || cause instanceof SocketException) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable FailureKind kindOf(Throwable cause, boolean sent) {
		if (cause instanceof ReplyTooLargeException) {
			return FailureKind.MALFORMED_REPLY;
		}
		if (cause instanceof ConnectionRequestTimeoutException) {
			return FailureKind.POOL_EXHAUSTED;
		}
		if (cause instanceof ConnectTimeoutException) {
			return FailureKind.CONNECT_TIMEOUT;
		}
		if (cause instanceof SocketTimeoutException) {
			return sent ? FailureKind.IDLE_TIMEOUT : FailureKind.CONNECT_TIMEOUT;
		}
		return null;
	}

	private static String describe(Throwable cause) {
		String name = cause.getClass().getSimpleName();
		if (cause instanceof ReplyTooLargeException) {
			return String.valueOf(cause.getMessage());
		}
		if (cause instanceof ConnectionRequestTimeoutException) {
			return "All connections to the provider were in use for longer than llm-router.http.lease-timeout; "
					+ "llm-router.http.max-connections allows no more";
		}
		return (cause.getMessage() != null) ? name + ": " + cause.getMessage() : name;
	}

}
