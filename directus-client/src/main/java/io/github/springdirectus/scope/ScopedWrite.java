package io.github.springdirectus.scope;

import java.util.List;
import java.util.Map;

import io.github.springdirectus.model.Internal;
import org.jspecify.annotations.Nullable;

/**
 * A write that stays within the scopes, provided that keys are where they should be.
 *
 * @param rows the rows to send
 * @param checks what must be asked before anything is sent
 */
@Internal
public record ScopedWrite(List<Map<String, @Nullable Object>> rows, List<KeysInScope> checks) {
}
