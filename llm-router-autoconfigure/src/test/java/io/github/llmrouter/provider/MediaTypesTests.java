package io.github.llmrouter.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.llmrouter.MediaPart.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Files and what they turn out to be. */
class MediaTypesTests {

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	@Test
	void theFirstBytesTellTheTypeWhateverTheServerSays() throws IOException {
		String[] contentTypes = { null, "application/octet-stream", "binary/octet-stream", "text/html", "image/jpg",
				"nonsense" };
		for (String said : contentTypes) {
			assertThat(MediaTypes.of(bytes("\u0089PNG\r\n\u001a\n…"), said, Kind.IMAGE)).isEqualTo("image/png");
			assertThat(MediaTypes.of(bytes("\u00ff\u00d8\u00ff\u00e0"), said, Kind.IMAGE)).isEqualTo("image/jpeg");
			assertThat(MediaTypes.of(bytes("GIF89a"), said, Kind.IMAGE)).isEqualTo("image/gif");
			assertThat(MediaTypes.of(bytes("RIFF1234WEBPVP8 "), said, Kind.IMAGE)).isEqualTo("image/webp");
			assertThat(MediaTypes.of(bytes("%PDF-1.7"), said, Kind.DOCUMENT)).isEqualTo("application/pdf");
			assertThat(MediaTypes.of(bytes("RIFF1234WAVEfmt "), said, Kind.AUDIO)).isEqualTo("audio/wav");
			assertThat(MediaTypes.of(bytes("ID3\u0004"), said, Kind.AUDIO)).isEqualTo("audio/mpeg");
			assertThat(MediaTypes.of(bytes("\u00ff\u00fb\u0090\u0000"), said, Kind.AUDIO)).isEqualTo("audio/mpeg");
		}
	}

	@ParameterizedTest
	@CsvSource({ "IMAGE,Image/HEIC,image/heic", "AUDIO,audio/ogg; codecs=opus,audio/ogg",
			"DOCUMENT,text/plain;charset=utf-8,text/plain", "DOCUMENT,text/csv,text/csv" })
	void otherFilesAreWhatTheServerSays(Kind kind, String said, String type) throws IOException {
		assertThat(MediaTypes.of(bytes("1,2"), said, kind)).isEqualTo(type);
	}

	@ParameterizedTest
	@CsvSource({ "IMAGE,text/html", "IMAGE,application/pdf", "AUDIO,video/mp4", "DOCUMENT,image/tiff",
			"DOCUMENT,text/html", "DOCUMENT,audio/ogg" })
	void whatIsSomethingElseIsRefused(Kind kind, String said) {
		assertThatExceptionOfType(MediaProblemException.class).isThrownBy(() -> MediaTypes.of(bytes("1,2"), said, kind))
			.withMessageContaining("it is " + said + ", which is no ");
	}

	@Test
	void theFirstBytesCountAgainstTheKindAsWell() {
		assertThatExceptionOfType(MediaProblemException.class)
			.isThrownBy(() -> MediaTypes.of(bytes("%PDF-1.7"), "image/png", Kind.IMAGE))
			.withMessageContaining("it is application/pdf, which is no image");
	}

	@Test
	void whatCannotBeToldIsRefused() {
		assertThatExceptionOfType(MediaProblemException.class)
			.isThrownBy(() -> MediaTypes.of(bytes("1"), "application/octet-stream", Kind.DOCUMENT))
			.withMessageContaining("cannot be told");
	}

}
