package io.github.springdirectus.auth;

import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeHint;
import org.springframework.aot.hint.TypeReference;

/**
 * Keeps the classes of Caffeine in a native image that the caches of logins and callers
 * are made of. It has one for each mixture of features and looks it up by name; those of
 * a cache that is bounded in size and in time are not in its public metadata.
 */
class CacheHints implements RuntimeHintsRegistrar {

	private static final String PACKAGE = "com.github.benmanes.caffeine.cache.";

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		// The factory of the cache is in a static field, those of its entries are
		// constructors
		register(hints, List.of("SSMSA"), MemberCategory.ACCESS_DECLARED_FIELDS);
		register(hints, List.of("PSAMS", "PSWMS"), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
		register(hints, List.of("PS", "PSA", "PSW"), MemberCategory.ACCESS_DECLARED_FIELDS);
	}

	private static void register(RuntimeHints hints, List<String> names, MemberCategory members) {
		Consumer<TypeHint.Builder> hint = (type) -> type.withMembers(members);
		hints.reflection().registerTypes(names.stream().map((name) -> TypeReference.of(PACKAGE + name)).toList(), hint);
	}

}
