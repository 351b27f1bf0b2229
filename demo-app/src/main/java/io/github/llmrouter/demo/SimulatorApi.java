package io.github.llmrouter.demo;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.github.llmrouter.simulator.FaultPlan;

/** Switches the faults of a simulated provider. */
@RestController
class SimulatorApi {

	/** So much of an answer arrives that it breaks before the caller's eyes. */
	private static final int CHUNKS = 8;

	private final SimulatedProviders simulated;

	SimulatorApi(SimulatedProviders simulated) {
		this.simulated = simulated;
	}

	@PostMapping("/simulator/{provider}")
	ResponseEntity<SimulatorState> set(@PathVariable String provider, @RequestParam String fault,
			@RequestParam(required = false) @Nullable Long retryAfter, @RequestParam(defaultValue = "100") int percent,
			HttpServletRequest request) {
		requireSimulated(provider);
		FaultPlan plan = FaultPlan.named(fault, CHUNKS)
			.percent(percent)
			.retryAfter((retryAfter != null) ? Duration.ofSeconds(retryAfter) : null);
		this.simulated.simulator().fault(provider, plan);
		return wantsPage(request)
				? ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("../simulator")).build()
				: ResponseEntity.ok(SimulatorState.of(provider, plan));
	}

	/** A fault, percentage or provider that there is not. */
	@ExceptionHandler
	ProblemDetail wrong(IllegalArgumentException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(ex.getMessage()));
	}

	private void requireSimulated(String provider) {
		if (!this.simulated.simulates(provider)) {
			throw new IllegalArgumentException("Provider '" + provider + "' is not simulated; simulated are "
					+ this.simulated.names().stream().sorted().toList() + ".");
		}
	}

	private static boolean wantsPage(HttpServletRequest request) {
		String accept = request.getHeader("Accept");
		return accept != null && MediaType.parseMediaTypes(List.of(accept)).contains(MediaType.TEXT_HTML);
	}

}
