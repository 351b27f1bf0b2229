package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Map;

import io.github.llmrouter.Internal;
import io.github.llmrouter.Parameter;

/**
 * An encoded request: a POST with a JSON body, or a GET if it has none.
 *
 * @param path what follows the account's base URL, with a leading slash, already encoded
 * @param headers further headers of the wire format, without the key
 * @param body the JSON, UTF-8; of length 0 for a GET
 * @param dropped parameters that were wanted and left out because the model refuses them
 */
@Internal
@SuppressWarnings("ArrayRecordComponent")
public record WireRequest(String path, Map<String, String> headers, byte[] body, List<Parameter> dropped) {

}
