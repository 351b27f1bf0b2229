package io.github.llmrouter.provider;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import javax.net.ServerSocketFactory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import io.github.llmrouter.MediaPart;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Fetching from servers on loopback. */
class MediaFetcherTests {

	private static final String GIF = WireServer.reply(200, "GIF89a", "Content-Type: image/gif");

	private final VirtualTime time = new VirtualTime();

	private final CountDownLatch ended = new CountDownLatch(1);

	private WireServer server;

	private MediaFetcher fetcher = new MediaFetcher(settings(true), this.time.time());

	@AfterEach
	void close() throws IOException {
		this.fetcher.close();
		if (this.server != null) {
			this.server.close();
		}
	}

	private static MediaSettings settings(boolean allowPrivate, String... hosts) {
		return new MediaSettings(DataSize.ofBytes(64), Duration.ofSeconds(20), allowPrivate, List.of(hosts));
	}

	private MediaFetcherTests serving(WireServer.Responder responder) throws IOException {
		this.server = new WireServer(responder);
		return this;
	}

	private MediaFetcherTests serving(String reply) throws IOException {
		this.server = WireServer.answering(reply);
		return this;
	}

	/** Answers each path with a reply of its own. */
	private MediaFetcherTests serving(Map<String, String> replies) throws IOException {
		return serving((request, connection) -> {
			connection.write(replies.get(request.line().split(" ")[1]));
			return true;
		});
	}

	private static String redirect(int status, String location) {
		return WireServer.reply(status, "elsewhere", "Location: " + location);
	}

	private MediaPart image(String path) {
		return MediaPart.image(this.server.uri().resolve(path));
	}

	private void assertThatItCannotBeFetched(MediaPart part, String... reasons) {
		assertThatExceptionOfType(MediaNotFetchedException.class).isThrownBy(() -> this.fetcher.fetch(part))
			.satisfies((ex) -> assertThat(ex.getMessage()).contains(reasons));
	}

	private void assertThatTheServerSawTheEnd() throws InterruptedException {
		assertThat(this.ended.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void aFileIsFetchedWithItsTypeAndWithoutCredentials() throws Exception {
		MediaPart part = serving(GIF).image("/cat.gif?size=large");
		MediaPart fetched = this.fetcher.fetch(part);
		assertThat(fetched.mediaType()).isEqualTo("image/gif");
		assertThat(fetched.kind()).isEqualTo(MediaPart.Kind.IMAGE);
		assertThat(fetched.bytes()).asString(StandardCharsets.US_ASCII).isEqualTo("GIF89a");
		assertThat(this.server.onlyRequest().line()).isEqualTo("GET /cat.gif?size=large HTTP/1.1");
		assertThat(this.server.onlyRequest().headers()).containsOnlyKeys("host", "accept", "accept-encoding",
				"user-agent", "connection");
	}

	@Test
	void connectionsAreNotKeptAndCookiesNotSentBack() throws Exception {
		MediaPart part = serving(WireServer.reply(200, "GIF89a", "Set-Cookie: a=b")).image("/cat.gif");
		this.fetcher.fetch(part);
		this.fetcher.fetch(part);
		assertThat(this.server.connections()).isEqualTo(2);
		assertThat(this.server.received())
			.allSatisfy((request) -> assertThat(request.headers()).doesNotContainKey("cookie"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void threeRedirectsAreFollowed(int status) throws Exception {
		serving(Map.of("/0", redirect(status, "/1"), "/1", redirect(status, "2?a=b"), "/2?a=b",
				redirect(status, "/3#there"), "/3", GIF));
		assertThat(this.fetcher.fetch(image("/0")).size()).isEqualTo(6);
	}

	@Test
	void aFourthRedirectIsNot() throws Exception {
		MediaPart part = serving(redirect(302, "/again?secret=hidden")).image("/loop");
		assertThatItCannotBeFetched(part, "/loop, redirected to localhost", "more than 3 times");
		assertThat(this.server.received()).hasSize(4);
	}

	@Test
	void aRedirectFromHttpsToHttpIsRefused() {
		URI from = URI.create("https://example.org/a");
		assertThatExceptionOfType(MediaProblemException.class)
			.isThrownBy(() -> MediaFetcher.redirected(from, "http://example.org/b"))
			.withMessageContaining("without encryption");
		assertThatExceptionOfType(MediaProblemException.class).isThrownBy(() -> MediaFetcher.redirected(from, "h t"))
			.withMessageContaining("no address");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://inner.test/x", "http://10.0.0.1/x", "http://[::1]/x", "http://169.254.169.254/x",
			"http://2130706433/x", "http://user:hidden@inner.test/x", "gs://bucket/x" })
	void aRedirectToAPrivateAddressIsRefused(String location) throws Exception {
		MediaPart part = serving(redirect(302, location)).image("/cat.gif");
		this.fetcher.close();
		PublicAddresses real = new PublicAddresses(false);
		this.fetcher = new MediaFetcher(
				settings(false, "localhost:" + part.uri().getPort(), "inner.test", "10.0.0.1", "[::1]",
						"169.254.169.254"),
				this.time.time(),
				new FilteringResolver((address) -> isServer(address) ? null : real.objection(address),
						(host) -> InetAddress.getAllByName(host.equals("inner.test") ? "192.168.0.7"
								: host.equals("localhost") ? "127.0.0.1" : host)));
		assertThatItCannotBeFetched(part, "/cat.gif, redirected to ");
		assertThat(this.server.received()).hasSize(1);
	}

	/** A public address, as far as these tests go. */
	private static boolean isServer(InetAddress address) {
		return address.getHostAddress().equals("127.0.0.1");
	}

	@Test
	void aNameThatShowsAnotherAddressAfterTheCheckIsConnectedToWhereItWasChecked() throws Exception {
		int port = URI.create(serving(GIF).server.uri().toString()).getPort();
		Rebinding lookup = new Rebinding();
		PublicAddresses real = new PublicAddresses(false);
		this.fetcher.close();
		this.fetcher = new MediaFetcher(settings(false, "rebind.test:" + port), this.time.time(),
				new FilteringResolver((address) -> isServer(address) ? null : real.objection(address), lookup));
		MediaPart part = MediaPart.image(URI.create("http://rebind.test:" + port + "/cat.gif"));
		try (WireServer inner = new WireServer(new At("127.0.0.2", port), "http", (request, connection) -> {
			connection.write(GIF);
			return true;
		})) {
			assertThat(this.fetcher.fetch(part).size()).isEqualTo(6);
			assertThat(lookup.count).isOne();
			assertThat(this.server.received()).hasSize(1);
			assertThatItCannotBeFetched(part, "the host rebind.test has a loopback address");
			assertThat(inner.connections()).isZero();
		}
	}

	@Test
	void loopbackIsRefusedByDefault() throws Exception {
		MediaPart part = serving(GIF).image("/cat.gif");
		this.fetcher.close();
		this.fetcher = new MediaFetcher(settings(false, "localhost:" + part.uri().getPort()), this.time.time());
		assertThatItCannotBeFetched(part, "has a loopback address", "llm-router.media.allow-private-addresses=true");
		assertThat(this.server.connections()).isZero();
	}

	@Test
	void aFileThatSaysItIsTooLargeIsNotRead() throws Exception {
		MediaPart part = serving((request, connection) -> {
			connection.write("HTTP/1.1 200 OK\r\nContent-Length: 65\r\n\r\nGIF89a");
			connection.awaitEnd();
			this.ended.countDown();
			return false;
		}).image("/cat.gif");
		assertThatItCannotBeFetched(part, "larger than 64B", "llm-router.media.max-size");
		assertThatTheServerSawTheEnd();
	}

	@Test
	void aFileThatTurnsOutTooLargeIsCutOff() throws Exception {
		MediaPart part = serving((request, connection) -> {
			connection.write("HTTP/1.1 200 OK\r\n\r\nGIF89a");
			try {
				while (true) {
					connection.write("and more and more");
				}
			}
			catch (IOException ex) {
				this.ended.countDown();
			}
			return false;
		}).image("/cat.gif");
		assertThatItCannotBeFetched(part, "larger than 64B", "llm-router.media.max-size");
		assertThatTheServerSawTheEnd();
	}

	@Test
	void aFileOfExactlyTheLimitIsNotTooLarge() throws Exception {
		MediaPart part = serving(WireServer.reply(200, "GIF89a" + "x".repeat(58))).image("/cat.gif");
		assertThat(this.fetcher.fetch(part).size()).isEqualTo(64);
	}

	/** Every byte comes in time, but there is no end. */
	@Test
	void aSlowDripEndsWithTheTimeOfTheWhole() throws Exception {
		MediaPart part = serving((request, connection) -> {
			connection.write("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n");
			for (int sent = 0; sent < 21; sent++) {
				connection.write("G");
				this.time.pass(Duration.ofSeconds(1));
			}
			connection.awaitEnd();
			this.ended.countDown();
			return false;
		}).image("/cat.gif");
		assertThatItCannotBeFetched(part, "takes longer than 20000 ms", "llm-router.media.timeout");
		assertThatTheServerSawTheEnd();
	}

	@Test
	void aServerThatNeverAnswersIsLeft() throws Exception {
		MediaPart part = serving((request, connection) -> {
			this.time.pass(Duration.ofSeconds(20));
			connection.awaitEnd();
			this.ended.countDown();
			return false;
		}).image("/cat.gif");
		assertThatItCannotBeFetched(part, "takes longer than 20000 ms");
		assertThatTheServerSawTheEnd();
	}

	@Test
	void anInterruptEndsTheFetchAndStays() throws Exception {
		CountDownLatch arrived = new CountDownLatch(1);
		MediaPart part = serving((request, connection) -> {
			connection.write("HTTP/1.1 200 OK\r\n\r\nGIF89a");
			arrived.countDown();
			connection.awaitEnd();
			this.ended.countDown();
			return false;
		}).image("/cat.gif");
		FutureTask<Boolean> task = new FutureTask<>(() -> {
			assertThatItCannotBeFetched(part, "the calling thread was interrupted");
			return Thread.currentThread().isInterrupted();
		});
		Thread caller = new Thread(task);
		caller.start();
		assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
		caller.interrupt();
		assertThat(task.get(10, TimeUnit.SECONDS)).isTrue();
		assertThatTheServerSawTheEnd();
	}

	@Test
	void anInterruptedThreadAsksNobody() throws Exception {
		MediaPart part = serving(GIF).image("/cat.gif");
		Thread.currentThread().interrupt();
		try {
			assertThatItCannotBeFetched(part, "the calling thread was interrupted");
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
		assertThat(this.server.connections()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "404,HTTP 404", "500,HTTP 500", "401,HTTP 401", "204,HTTP 204", "206,HTTP 206", "304,HTTP 304",
			"302,HTTP 302 without a Location", "200,it is empty" })
	void aStatusWithoutAFileIsAReason(int status, String reason) throws Exception {
		assertThatItCannotBeFetched(serving(WireServer.reply(status, "")).image("/cat.gif"), reason);
	}

	@Test
	void anotherTypeIsAReason() throws Exception {
		MediaPart part = serving(WireServer.reply(200, "<html>", "Content-Type: text/html; charset=utf-8"))
			.image("/cat.gif");
		assertThatItCannotBeFetched(part, "it is text/html, which is no image");
	}

	@Test
	void aCompressedFileIsAReason() throws Exception {
		MediaPart part = serving(WireServer.reply(200, "GIF89a", "Content-Encoding: gzip")).image("/cat.gif");
		assertThatItCannotBeFetched(part, "it is compressed");
	}

	@Test
	void aFileThatEndsEarlyIsAReason() throws Exception {
		MediaPart part = serving((request, connection) -> {
			connection.write("HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\nGIF89a");
			return false;
		}).image("/cat.gif");
		assertThatItCannotBeFetched(part, "the connection failed");
	}

	@Test
	void aHostThatIsNotThereIsAReason() throws Exception {
		MediaPart part = serving(GIF).image("/cat.gif");
		this.server.close();
		assertThatItCannotBeFetched(part, "the connection failed");
		this.fetcher.close();
		this.fetcher = new MediaFetcher(settings(false), RouterTime.system(),
				new FilteringResolver((address) -> null, (host) -> {
					throw new UnknownHostException(host);
				}));
		assertThatItCannotBeFetched(MediaPart.image(URI.create("http://nobody.test/x")), "nobody.test/x",
				"its host is not known");
	}

	@Test
	void userAndQueryAreNeverShown() throws Exception {
		serving(redirect(302, "/gone?token=hidden2"));
		URI uri = this.server.uri();
		Throwable redirected = catchThrowable(() -> this.fetcher.fetch(image("/cat.gif?token=hidden1")));
		Throwable user = catchThrowable(
				() -> this.fetcher.fetch(MediaPart.image(URI.create("http://me:hidden3@localhost:" + uri.getPort()))));
		assertThat(redirected).hasMessageContaining("the image at localhost:" + uri.getPort() + "/cat.gif, ");
		assertThat(redirected).hasMessageNotContaining("hidden").hasNoCause();
		assertThat(user).hasMessageContaining("without user and password").hasMessageNotContaining("hidden");
	}

	@Test
	void aClosedFetcherAsksNobody() throws Exception {
		MediaPart part = serving(GIF).image("/cat.gif");
		this.fetcher.fetch(part);
		this.fetcher.close();
		assertThatItCannotBeFetched(part, "the router is closed");
		assertThat(this.server.connections()).isOne();
	}

	/** Public the first time, private ever after. */
	private static final class Rebinding implements FilteringResolver.Lookup {

		private int count;

		@Override
		public InetAddress[] lookUp(String host) throws UnknownHostException {
			return InetAddress.getAllByName((this.count++ == 0) ? "127.0.0.1" : "127.0.0.2");
		}

	}

	/** Listens at an address and port of its own, whatever it is asked for. */
	private static final class At extends ServerSocketFactory {

		private final String address;

		private final int port;

		private At(String address, int port) {
			this.address = address;
			this.port = port;
		}

		@Override
		public ServerSocket createServerSocket(int ignored) throws IOException {
			return new ServerSocket(this.port, 50, InetAddress.getByName(this.address));
		}

		@Override
		public ServerSocket createServerSocket(int ignored, int backlog) throws IOException {
			return createServerSocket(ignored);
		}

		@Override
		public ServerSocket createServerSocket(int ignored, int backlog, InetAddress other) throws IOException {
			return createServerSocket(ignored);
		}

	}

}
