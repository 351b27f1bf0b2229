package io.github.llmrouter.routing;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.llmrouter.VirtualTime;

import static org.assertj.core.api.Assertions.assertThat;

class TimeBudgetTests {

	private final VirtualTime clock = new VirtualTime();

	@ParameterizedTest
	@CsvSource({ "120,0,120", "120,1,105", "120,2,90", "120,4,60", "120,5,60", "120,50,60", "20,1,10", "30,1,15" })
	void anAttemptLeavesFifteenSecondsToEachThatMayFollowButTakesHalfAtLeast(long whole, int later, long share) {
		TimeBudget budget = new TimeBudget(this.clock.time(), Duration.ofSeconds(whole));
		assertThat(budget.share(later)).isEqualTo(Duration.ofSeconds(share));
	}

	@Test
	void whatIsLeftIsSharedOutAnew() {
		TimeBudget budget = new TimeBudget(this.clock.time(), Duration.ofSeconds(120));
		this.clock.pass(Duration.ofSeconds(100));
		assertThat(budget.share(1)).isEqualTo(Duration.ofSeconds(10));
		assertThat(budget.share(0)).isEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void nothingIsLeftAtTheEnd() {
		TimeBudget budget = new TimeBudget(this.clock.time(), Duration.ofSeconds(1));
		assertThat(budget.over()).isFalse();
		this.clock.pass(Duration.ofSeconds(1));
		assertThat(budget.over()).isTrue();
		this.clock.pass(Duration.ofSeconds(1));
		assertThat(budget.share(0)).isZero();
		assertThat(budget.share(3)).isZero();
	}

	@Test
	void aWallClockThatJumpsDoesNotEndIt() {
		TimeBudget budget = new TimeBudget(this.clock.time(), Duration.ofSeconds(1));
		this.clock.wallClockJumps(Duration.ofDays(1));
		assertThat(budget.share(0)).isEqualTo(Duration.ofSeconds(1));
	}

	@Test
	void aTargetUsesNothingOfWhatTheLaterOnesNeedHoweverOftenItIsAsked() {
		TimeBudget budget = new TimeBudget(this.clock.time(), Duration.ofSeconds(120));
		long start = budget.nanos();
		assertThat(budget.leftOfTurn(start, 2)).isEqualTo(Duration.ofSeconds(90));
		this.clock.pass(Duration.ofSeconds(50));
		assertThat(budget.leftOfTurn(start, 2)).isEqualTo(Duration.ofSeconds(40));
		assertThat(budget.leftOfTurn(start, 1)).isEqualTo(Duration.ofSeconds(55));
		this.clock.pass(Duration.ofSeconds(50));
		assertThat(budget.leftOfTurn(start, 2)).isZero();
		assertThat(budget.leftOfTurn(start, 0)).isEqualTo(Duration.ofSeconds(20));
	}

}
