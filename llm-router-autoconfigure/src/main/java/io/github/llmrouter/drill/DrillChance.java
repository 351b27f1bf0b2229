package io.github.llmrouter.drill;

import java.util.random.RandomGenerator;

/**
 * What draws the exchanges that meet a drill. A bean, so that tests can load the dice.
 *
 * @param random the source of chance
 */
record DrillChance(RandomGenerator random) {

}
