package io.github.llmrouter.simulator;

/**
 * What a step of a script is made of.
 */
sealed interface ScriptedKind {

	/**
	 * Whether a fault of streams can happen to it.
	 */
	default boolean canFail(StreamFault fault) {
		return false;
	}

	record Reply(HttpReply reply) implements ScriptedKind {

	}

	record Stream(EventStream stream) implements ScriptedKind {

		@Override
		public boolean canFail(StreamFault fault) {
			return !fault.needsProvider();
		}

	}

	record Plan(FaultPlan plan) implements ScriptedKind {

	}

	record Said(ScriptedAnswer answer) implements ScriptedKind {

		@Override
		public boolean canFail(StreamFault fault) {
			return true;
		}

	}

}
