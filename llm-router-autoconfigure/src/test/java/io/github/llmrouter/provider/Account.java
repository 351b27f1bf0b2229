package io.github.llmrouter.provider;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.RestClient;

import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Target;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.Timeouts;
import io.github.llmrouter.Usage;
import io.github.llmrouter.dialect.Answer;
import io.github.llmrouter.dialect.AuthStyle;
import io.github.llmrouter.dialect.Decoded;
import io.github.llmrouter.dialect.Dialect;
import io.github.llmrouter.dialect.ProviderError;
import io.github.llmrouter.dialect.ChatCall;
import io.github.llmrouter.dialect.StreamDecoder;
import io.github.llmrouter.dialect.WireExchange;
import io.github.llmrouter.dialect.WireReply;
import io.github.llmrouter.dialect.WireRequest;

/**
 * Builds a provider for a test. Its wire format sends the prompt as it is; a reply with
 * status 200 is an answer, any other an error whose message is the body.
 */
final class Account implements AutoCloseable {

	static final String SECRET = "canary-key-0123456789-abcdefghij";

	static final String PROMPT = "canary prompt";

	private final URI baseUrl;

	private final Map<String, Object> http = new HashMap<>();

	private final List<HttpProviderFactory> factories = new ArrayList<>();

	List<ApiKey> keys = List.of(new ApiKey(SECRET, "test", null));

	AuthStyle auth = AuthStyle.BEARER;

	Map<String, String> headers = Map.of();

	Map<String, String> query = Map.of();

	Map<String, String> dialectHeaders = Map.of();

	String path = "/chat";

	Duration connectTimeout = Duration.ofSeconds(5);

	Duration responseTimeout;

	URI proxy;

	String sslBundle;

	SslBundles bundles;

	ObservationRegistry observations = ObservationRegistry.NOOP;

	List<Consumer<RestClient.Builder>> customizers = List.of();

	Function<WireReply, Decoded> decoder = Account::decode;

	Supplier<StreamDecoder> streamDecoder = TestDecoder::new;

	RouterTime time = new RouterTime(InstantSource.fixed(Instant.EPOCH), System::nanoTime);

	Timeouts targetTimeouts = Timeouts.none();

	RuntimeException encodeFailure;

	private HttpProvider provider;

	Account(URI baseUrl) {
		this.baseUrl = baseUrl;
	}

	Account http(String property, Object value) {
		this.http.put("http." + property, value);
		return this;
	}

	HttpProvider provider() {
		if (this.provider == null) {
			HttpSettings settings = new Binder(new MapConfigurationPropertySource(this.http)).bindOrCreate("http",
					HttpSettings.class);
			HttpProviderFactory factory = new HttpProviderFactory(settings, this.observations, this.bundles,
					this.customizers, this.time);
			this.factories.add(factory);
			this.provider = (HttpProvider) factory.create(settings());
		}
		return this.provider;
	}

	ProviderSettings settings() {
		return new ProviderSettings("acme", new TestDialect(), this.baseUrl, this.keys, this.auth, this.headers,
				this.query,
				new ProviderSettings.Connection(
						new Timeouts(this.connectTimeout, this.responseTimeout, null, null, null), this.proxy,
						this.sslBundle));
	}

	Exchange exchange() {
		return exchange(Duration.ofSeconds(20));
	}

	Exchange exchange(Duration timeout) {
		return provider().exchange(call(), this.keys.get(0), timeout);
	}

	StreamExchange stream(StreamTimes times) {
		return provider().stream(call(), this.keys.get(0), times);
	}

	ChatCall call() {
		return new ChatCall(ChatRequest.to("chain").user(PROMPT).build(),
				Target.builder("acme", "model").timeouts(this.targetTimeouts).build(), Set.of(), null,
				ChatCall.Extras.NONE);
	}

	private static Decoded decode(WireReply reply) {
		String body = new String(reply.body(), StandardCharsets.UTF_8);
		if (reply.status() == 200) {
			return Answer.builder().parts(List.of(new TextPart(body))).build();
		}
		return new ProviderError(FailureKind.SERVER_ERROR, ProviderError.Scope.TARGET, body, null, null, null,
				Usage.unknown(), null, List.of());
	}

	@Override
	public void close() {
		this.factories.forEach(HttpProviderFactory::close);
	}

	private final class TestDialect implements Dialect {

		@Override
		public String name() {
			return "test";
		}

		@Override
		public AuthStyle authStyle() {
			return AuthStyle.BEARER;
		}

		@Override
		public WireExchange chat(ChatCall call) {
			return new WireExchange() {

				@Override
				public WireRequest request() {
					return encoded();
				}

				@Override
				public Decoded decode(WireReply reply, Instant now) {
					return Account.this.decoder.apply(reply);
				}

				@Override
				public StreamDecoder stream(HttpHeaders headers, Instant now) {
					return Account.this.streamDecoder.get();
				}

			};
		}

		private WireRequest encoded() {
			if (Account.this.encodeFailure != null) {
				throw Account.this.encodeFailure;
			}
			return new WireRequest(Account.this.path, Account.this.dialectHeaders,
					("{\"prompt\":\"" + PROMPT + "\"}").getBytes(StandardCharsets.UTF_8), List.of());
		}

	}

}
