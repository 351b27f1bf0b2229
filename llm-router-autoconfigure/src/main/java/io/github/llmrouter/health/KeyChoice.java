package io.github.llmrouter.health;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.provider.ApiKey;

/**
 * Finds the key for an exchange: those that may be used take turns, those that are about
 * to run dry only where nobody else is left. Thread-safe.
 */
final class KeyChoice {

	private final RouterTime time;

	KeyChoice(RouterTime time) {
		this.time = time;
	}

	/**
	 * Looks whether there is a key that may be used, whosever turn it is.
	 * @param used keys that are not wanted again
	 */
	boolean any(AccountMemory account, Target target, List<ApiKey> keys, Set<ApiKey> used) {
		if (allHeld(account, target)) {
			return false;
		}
		for (ApiKey key : keys) {
			if (!used.contains(key) && usable(account, target, key)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Takes the key whose turn it is, null if none may be used.
	 * @param used keys that are not wanted again
	 */
	@Nullable ApiKey take(AccountMemory account, Target target, List<ApiKey> keys, Set<ApiKey> used) {
		if (allHeld(account, target)) {
			return null;
		}
		if (keys.size() == 1) {
			ApiKey only = keys.get(0);
			return (!used.contains(only) && usable(account, target, only)) ? only : null;
		}
		int full = count(account, target, keys, used, false);
		int choices = (full > 0) ? full : count(account, target, keys, used, true);
		if (choices == 0) {
			return null;
		}
		int before = Math.floorMod(account.nextTurn(), choices);
		ApiKey last = null;
		for (ApiKey key : keys) {
			if (isChoice(account, target, key, used, full == 0)) {
				last = key;
				if (before-- == 0) {
					return key;
				}
			}
		}
		// Something changed since they were counted.
		return last;
	}

	private boolean allHeld(AccountMemory account, Target target) {
		return held(account.whole()) || held(account.known(target.model()).whole());
	}

	private int count(AccountMemory account, Target target, List<ApiKey> keys, Set<ApiKey> used, boolean dry) {
		int count = 0;
		for (ApiKey key : keys) {
			count += isChoice(account, target, key, used, dry) ? 1 : 0;
		}
		return count;
	}

	private boolean isChoice(AccountMemory account, Target target, ApiKey key, Set<ApiKey> used, boolean dry) {
		return !used.contains(key) && usable(account, target, key) && nearlyDry(account, target, key) == dry;
	}

	private boolean usable(AccountMemory account, Target target, ApiKey key) {
		GroupMemory group = account.group(key);
		ScopeMemory own = group.known(target.model());
		return !held(account.key(key)) && !held(group.whole()) && (own == null || !held(own))
				&& !(AccountMemory.free(target.model()) && held(group.freeModels()));
	}

	private boolean held(ScopeMemory memory) {
		return memory.holding(this.time) != null;
	}

	/** Whether every key that may be used is about to run dry. */
	boolean nearlyDry(AccountMemory account, Target target, List<ApiKey> keys) {
		boolean dry = false;
		for (ApiKey key : keys) {
			if (usable(account, target, key)) {
				if (!nearlyDry(account, target, key)) {
					return false;
				}
				dry = true;
			}
		}
		return dry;
	}

	private boolean nearlyDry(AccountMemory account, Target target, ApiKey key) {
		TargetMemory memory = account.known(target.model());
		ScopeMemory own = account.group(key).known(target.model());
		return ((own != null) ? own : memory.whole()).nearlyDry(this.time, memory.typicalUse());
	}

	/**
	 * Says why no key may be used: of each key what holds longest, and of all keys what
	 * ends first.
	 */
	Skip refusal(AccountMemory account, Target target, List<ApiKey> keys) {
		Block common = Block.longer(block(account.whole()), block(account.known(target.model()).whole()));
		Block shortest = null;
		for (ApiKey key : keys) {
			Block whole = Block.longer(common, ofKey(account, target, key));
			shortest = (whole != null && (shortest == null || shortest.coolDown.outlasts(whole.coolDown))) ? whole
					: shortest;
		}
		return (shortest != null) ? shortest.skip(target, this.time) : Skip.of(target, SkipReason.NO_KEY, null,
				"provider " + target.provider() + (keys.isEmpty() ? " has no key now" : " has no other key"));
	}

	private @Nullable Block ofKey(AccountMemory account, Target target, ApiKey key) {
		GroupMemory group = account.group(key);
		ScopeMemory own = group.known(target.model());
		Block block = Block.longer(block(account.key(key)), block(group.whole()));
		block = Block.longer(block, (own != null) ? block(own) : null);
		return AccountMemory.free(target.model()) ? Block.longer(block, block(group.freeModels())) : block;
	}

	private @Nullable Block block(ScopeMemory memory) {
		CoolDown coolDown = memory.holding(this.time);
		return (coolDown != null) ? new Block(memory.key(), coolDown) : null;
	}

	/** A cool-down that holds, and of what. */
	private record Block(ScopeKey key, CoolDown coolDown) {

		static @Nullable Block longer(@Nullable Block one, @Nullable Block other) {
			if (one == null || other == null) {
				return (one != null) ? one : other;
			}
			return other.coolDown.outlasts(one.coolDown) ? other : one;
		}

		Skip skip(Target target, RouterTime time) {
			return Skip.coolingDown(target, this.coolDown.cause(), this.coolDown.shownUntil(time), this.key.toString());
		}
	}

}
