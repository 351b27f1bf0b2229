package io.github.llmrouter.health;

/**
 * What is remembered of a model at an account. Thread-safe.
 *
 * @param whole what holds for every key
 * @param circuit its circuit
 * @param typicalUse how many tokens a call takes
 */
record TargetMemory(ScopeMemory whole, Circuit circuit, TypicalUse typicalUse) {

}
