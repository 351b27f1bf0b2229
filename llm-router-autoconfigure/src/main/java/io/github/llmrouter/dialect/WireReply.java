package io.github.llmrouter.dialect;

import org.springframework.http.HttpHeaders;

import io.github.llmrouter.Internal;

/**
 * A reply as it arrived.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the whole body
 */
@Internal
@SuppressWarnings("ArrayRecordComponent")
public record WireReply(int status, HttpHeaders headers, byte[] body) {

}
