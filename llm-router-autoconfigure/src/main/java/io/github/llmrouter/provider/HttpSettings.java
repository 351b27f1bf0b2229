package io.github.llmrouter.provider;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import io.github.llmrouter.Internal;

/**
 * How HTTP clients of the router behave; one client with a pool of its own serves each
 * provider.
 *
 * @param maxConnections connections to one provider at once: the bulkhead between
 * providers
 * @param leaseTimeout how long a call may wait for a connection of a full pool
 * @param idleEviction after what time without use a connection is closed
 * @param timeToLive after what time a connection is closed in any case, so that changes
 * of DNS are followed
 * @param validateAfterInactivity after what time without use a connection is checked
 * before it is used again
 * @param warmUp whether a connection to each provider is opened once the application is
 * ready, before any call needs one; nothing is sent over it
 * @param maxReplySize the largest reply that is read
 * @param applyCustomizers whether the application's RestClient customizers also apply to
 * the router's clients
 */
@Internal
public record HttpSettings(@DefaultValue("200") int maxConnections, @DefaultValue("5s") Duration leaseTimeout,
		@DefaultValue("30s") Duration idleEviction, @DefaultValue("10m") Duration timeToLive,
		@DefaultValue("20ms") Duration validateAfterInactivity, @DefaultValue("false") boolean warmUp,
		@DefaultValue("64MB") DataSize maxReplySize, @DefaultValue("false") boolean applyCustomizers) {

}
