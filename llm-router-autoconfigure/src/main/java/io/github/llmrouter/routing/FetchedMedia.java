package io.github.llmrouter.routing;

import java.time.Duration;

import io.github.llmrouter.Internal;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.provider.MediaFetcher;
import io.github.llmrouter.provider.MediaNotFetchedException;

/** Media from the address at which it stands. Thread-safe. */
@Internal
public final class FetchedMedia implements MediaSource {

	private final MediaFetcher fetcher;

	/**
	 * Creates a source.
	 * @param fetcher fetches; closed by whoever made it
	 */
	public FetchedMedia(MediaFetcher fetcher) {
		this.fetcher = fetcher;
	}

	@Override
	public Fetched fetch(MediaPart part, Duration longest) {
		try {
			return new Fetched(this.fetcher.fetch(part, longest), null);
		}
		catch (MediaNotFetchedException ex) {
			return new Fetched(null, ex.getMessage());
		}
	}

}
