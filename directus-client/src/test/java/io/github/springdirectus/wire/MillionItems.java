package io.github.springdirectus.wire;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

import io.github.springdirectus.core.DirectusTemplate;

/**
 * Reads all that a server sends, in a small JVM of its own, and reports how much of the
 * heap that took.
 */
final class MillionItems {

	private MillionItems() {
	}

	public static void main(String[] arguments) {
		long sum = DirectusTemplate.builder()
			.url(arguments[0])
			.build()
			.collection(Article.class)
			.find((q) -> q.limit(-1))
			.map(Article::views)
			.reduce(0L, Long::sum)
			.block();
		long peak = ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.mapToLong((MemoryPoolMXBean pool) -> pool.getPeakUsage().getUsed())
			.sum();
		System.out.println("sum " + sum + ", peak heap " + peak / (1024 * 1024) + " MB");
	}

}
