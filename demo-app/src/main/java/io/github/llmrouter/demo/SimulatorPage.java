package io.github.llmrouter.demo;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import io.github.llmrouter.simulator.FaultPlan;

/** A page to switch faults by hand. */
@Controller
class SimulatorPage {

	private final SimulatedProviders simulated;

	SimulatorPage(SimulatedProviders simulated) {
		this.simulated = simulated;
	}

	@GetMapping("/simulator")
	String page(Model model) {
		model.addAttribute("states",
				this.simulated.names()
					.stream()
					.sorted()
					.map((name) -> SimulatorState.of(name, this.simulated.simulator().fault(name)))
					.toList());
		model.addAttribute("faults", FaultPlan.labels());
		return "simulator";
	}

}
