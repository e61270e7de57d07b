package io.github.springdirectus.logscan;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Which test ran when.
 */
final class Timeline implements TestExecutionListener {

	private final ConcurrentSkipListMap<Long, String> starts = new ConcurrentSkipListMap<>(Map.of(0L, "no test"));

	@Override
	public void executionStarted(TestIdentifier test) {
		test.getSource().ifPresent((source) -> this.starts.put(System.currentTimeMillis(), name(source, test)));
	}

	String testAt(long time) {
		return this.starts.floorEntry(time).getValue();
	}

	private static String name(TestSource source, TestIdentifier test) {
		if (source instanceof MethodSource method) {
			String name = simple(method.getClassName()) + "." + method.getMethodName();
			boolean oneOfMany = !test.getDisplayName().startsWith(method.getMethodName());
			return oneOfMany ? name + " " + test.getDisplayName() : name;
		}
		return (source instanceof ClassSource type) ? simple(type.getClassName()) : test.getDisplayName();
	}

	private static String simple(String className) {
		return className.substring(className.lastIndexOf('.') + 1);
	}

}
