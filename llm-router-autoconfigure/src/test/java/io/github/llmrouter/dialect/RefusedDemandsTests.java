package io.github.llmrouter.dialect;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.llmrouter.Demand;

import static org.assertj.core.api.Assertions.assertThat;

class RefusedDemandsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-",
			textBlock = """
					400 | `tool calling` is not supported with this model                                   | TOOLS
					404 | No endpoints found that support tool use. Try disabling one.                      | TOOLS
					400 | Deep research models only support the 'web_search_preview' and 'mcp' tools.       | TOOLS
					400 | Function calling is not enabled for models/gemma-3-27b-it                         | TOOLS
					404 | No endpoints found that support image input                                       | IMAGES
					500 | image input is not supported - hint: if this is unexpected, provide the mmproj    | IMAGES
					400 | unknown variant `input_audio`, expected `text` at line 1 column 197               | AUDIO
					400 | unknown variant `file`, expected `text` at line 1 column 97                       | DOCUMENTS
					400 | Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model. | JSON_SCHEMA
					400 | Invalid parameter: 'response_format' of type 'json_object' is not supported with this model. | JSON
					400 | JSON mode is not enabled for models/gemma-3-27b-it                                | JSON
					429 | No endpoints found that support tool use                                          | -
					401 | image input is not supported                                                      | -
					400 | Unsupported parameter: 'reasoning.effort' is not supported with this model.       | -
					400 | Thinking mode does not support this tool_choice                                   | -
					400 | Function tools with reasoning_effort are not supported for gpt-6 in this endpoint | -
					400 | You uploaded an unsupported image.                                                | -
					400 | tools.0.custom: For 'object' type, property 'properties' is not supported         | -
					404 | models/nobody is not found, or is not supported for generateContent.              | -
					""")
	void onlyWordsAboutTheModelTellWhatItCannotDo(int status, String words, Demand demand) {
		assertThat(RefusedDemands.find(ErrorFacts.of(status, List.of(), words, null, null))).isEqualTo(demand);
	}

}
