package io.github.llmrouter.observation;

import java.util.List;
import java.util.function.Consumer;

import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.ChatStream;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.RecordedRequest;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;

/** Follows a trace of OpenTelemetry from the caller to the provider. */
class TracePropagationTests {

	private final ObservedRouter observed = new ObservedRouter();

	private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

	private final SdkTracerProvider provider = SdkTracerProvider.builder()
		.addSpanProcessor(SimpleSpanProcessor.create(this.exporter))
		.build();

	private final Tracer tracer = new OtelTracer(this.provider.get("test"), new OtelCurrentTraceContext(), (event) -> {
	});

	private final ObservationRegistry registry = registry();

	@AfterEach
	void close() {
		this.provider.close();
		this.observed.close();
	}

	@Test
	void everyProviderReceivesTheTraceOfTheCaller() {
		this.observed.simulator.script("openai", Scripted.fault(Fault.ERROR));
		String trace = within((router) -> router.chat("smart", "Hello"));
		assertThat(this.observed.simulator.requests()).hasSize(2)
			.allSatisfy((request) -> assertThat(traceparent(request)).startsWith("00-" + trace + "-"));
		assertThat(this.observed.simulator.requests()).extracting(TracePropagationTests::traceparent)
			.doesNotHaveDuplicates();
	}

	@Test
	void aStreamReceivesItToo() {
		String trace = within((router) -> {
			try (ChatStream stream = router.stream("smart", "Hello")) {
				stream.response();
			}
		});
		assertThat(traceparent(this.observed.simulator.requests().get(0))).startsWith("00-" + trace + "-");
	}

	@Test
	void theSpansOfACallFormOneTree() {
		this.observed.simulator.script("openai", Scripted.fault(Fault.ERROR));
		within((router) -> router.chat("smart", "Hello"));
		SpanData call = span("route smart");
		assertThat(call.getParentSpanId()).isEqualTo(span("caller").getSpanId());
		assertThat(call.getStatus().getStatusCode()).isNotEqualTo(StatusCode.ERROR);
		SpanData failed = span("chat gpt-6-luna");
		SpanData answered = span("chat gemini-3.8-flash");
		assertThat(List.of(failed, answered)).allSatisfy((attempt) -> {
			assertThat(attempt.getParentSpanId()).isEqualTo(call.getSpanId());
			assertThat(attempt.getKind()).isEqualTo(SpanKind.CLIENT);
		});
		assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(answered.getAttributes().get(AttributeKey.stringKey("gen_ai.provider.name")))
			.isEqualTo("gcp.gemini");
		assertThat(this.exporter.getFinishedSpanItems()).filteredOn((span) -> span.getName().startsWith("http"))
			.extracting(SpanData::getParentSpanId)
			.containsExactly(failed.getSpanId(), answered.getSpanId());
	}

	/** Makes a call within a span of the caller and returns the caller's trace id. */
	private String within(Consumer<LlmRouter> call) {
		Span caller = this.tracer.nextSpan().name("caller").start();
		this.observed.application().withBean(ObservationRegistry.class, () -> this.registry).run((context) -> {
			try (Tracer.SpanInScope scope = this.tracer.withSpan(caller)) {
				call.accept(context.getBean(LlmRouter.class));
			}
			finally {
				caller.end();
			}
			assertThat(this.tracer.currentSpan()).isNull();
		});
		return caller.context().traceId();
	}

	private SpanData span(String name) {
		return this.exporter.getFinishedSpanItems()
			.stream()
			.filter((span) -> span.getName().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static String traceparent(RecordedRequest request) {
		return String.valueOf(request.header("traceparent"));
	}

	private ObservationRegistry registry() {
		OtelPropagator propagator = new OtelPropagator(
				ContextPropagators.create(W3CTraceContextPropagator.getInstance()), this.provider.get("test"));
		ObservationRegistry created = ObservationRegistry.create();
		created.observationConfig()
			.observationHandler(new FirstMatchingCompositeObservationHandler(
					new PropagatingSenderTracingObservationHandler<>(this.tracer, propagator),
					new DefaultTracingObservationHandler(this.tracer)));
		return created;
	}

}
