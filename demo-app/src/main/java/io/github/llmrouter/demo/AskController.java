package io.github.llmrouter.demo;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Asks a chain a question. */
@RestController
class AskController {

	private final Conversations conversations;

	private final AskStreams streams;

	AskController(Conversations conversations, AskStreams streams) {
		this.conversations = conversations;
		this.streams = streams;
	}

	@PostMapping(path = "/api/ask", produces = MediaType.APPLICATION_JSON_VALUE)
	AskAnswer ask(@RequestBody AskRequest question) {
		return this.conversations.answer(question);
	}

	@PostMapping(path = "/api/ask/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<SseEmitter> stream(@RequestBody AskRequest question) {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			// Proxies such as nginx else hold back what is small.
			.header("X-Accel-Buffering", "no")
			.body(this.streams.open(this.conversations.begin(question)));
	}

}
