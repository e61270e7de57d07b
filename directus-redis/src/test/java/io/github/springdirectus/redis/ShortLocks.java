package io.github.springdirectus.redis;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Lettuce and Spring Data hand over commands and connections under locks, for a moment:
 * that is their own affair, and an error in the middle of it would break them. To wait
 * for a connection is no lock, and stays forbidden.
 */
public final class ShortLocks implements BlockHoundIntegration {

	@Override
	public void applyTo(BlockHound.Builder builder) {
		builder.allowBlockingCallsInside("java.util.concurrent.locks.ReentrantLock", "lock");
	}

}
