package io.github.llmrouter.provider;

import java.time.Duration;
import java.util.List;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.WireCall;

/**
 * An account: a name, a wire format, keys and a base URL. Makes HTTP exchanges; never
 * retries, sleeps, counts or prices. Thread-safe.
 */
@Internal
public interface Provider {

	/**
	 * Returns the configured name.
	 * @return the name
	 */
	String name();

	/**
	 * Returns the keys as they are now, in their order. Cheap enough for every call, and
	 * to be asked for every call: they may be replaced at any time. The same list comes
	 * back as long as nothing changed.
	 * @return the keys; one with an empty value if the account needs none; empty if its
	 * keys are supplied while it runs and there is none right now
	 */
	List<ApiKey> keys();

	/**
	 * Makes one HTTP exchange on the calling thread. Never throws for anything that
	 * happens on the wire.
	 * @param call what is asked
	 * @param key the key to use
	 * @param timeout how long the exchange may take from connect to last byte
	 * @return what came of it
	 */
	Exchange exchange(WireCall call, ApiKey key, Duration timeout);

	/**
	 * Begins a streamed HTTP exchange. Waits for nothing: its time runs from here, but
	 * the request is sent by the first call of {@link StreamExchange#next()}.
	 * @param call what is asked, with {@link ChatCall.Extras#streamed()}
	 * @param key the key to use
	 * @param times how long it may take
	 * @return the exchange, which must be closed or read to its end
	 */
	StreamExchange stream(ChatCall call, ApiKey key, StreamTimes times);

	/**
	 * Returns the wire format.
	 * @return the wire format
	 */
	Dialect dialect();

	/**
	 * Returns the timeouts that are set for this account.
	 * @return the timeouts
	 */
	Timeouts timeouts();

}
