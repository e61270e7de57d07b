package io.github.springdirectus.testserver.fault;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * The threads of one proxy: daemons, each with the proxy's port in its name.
 */
final class ProxyThreads {

	private final Set<Thread> running = new HashSet<>();

	private final int port;

	ProxyThreads(int port) {
		this.port = port;
	}

	synchronized Thread start(String name, Runnable work) {
		Thread thread = new Thread(work, "fault-proxy-" + this.port + "-" + name);
		thread.setDaemon(true);
		this.running.removeIf((other) -> !other.isAlive());
		this.running.add(thread);
		thread.start();
		return thread;
	}

	/**
	 * Waits until all have ended, which they do once their sockets are closed. One may
	 * have started another meanwhile.
	 */
	void join(Duration patience) {
		long end = System.nanoTime() + patience.toNanos();
		for (long rest = end - System.nanoTime(); rest > 0; rest = end - System.nanoTime()) {
			Thread next = next();
			if (next == null || !join(next, Duration.ofNanos(rest))) {
				return;
			}
		}
	}

	private synchronized @Nullable Thread next() {
		for (Thread thread : this.running) {
			if (thread.isAlive() && thread != Thread.currentThread()) {
				return thread;
			}
		}
		return null;
	}

	/**
	 * Waits until one has ended.
	 * @return whether it has
	 */
	static boolean join(Thread thread, Duration patience) {
		if (thread == Thread.currentThread()) {
			return false;
		}
		try {
			TimeUnit.NANOSECONDS.timedJoin(thread, patience.toNanos());
			return !thread.isAlive();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
