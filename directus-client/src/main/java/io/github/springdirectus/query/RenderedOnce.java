package io.github.springdirectus.query;

import java.util.function.Function;

import io.github.springdirectus.model.Internal;
import org.jspecify.annotations.Nullable;

/**
 * Keeps with a query what it was rendered to, so that a constant query is rendered only
 * once. The last result alone is kept; two threads may render at the same time and come
 * to the same.
 */
@Internal
public final class RenderedOnce {

	private final Object owner;

	private final Object result;

	private RenderedOnce(Object owner, Object result) {
		this.owner = owner;
		this.result = result;
	}

	/**
	 * What a query is rendered to.
	 * @param query the query
	 * @param owner whose rendering it is: the same owner must always render alike
	 * @param type the type of the result
	 * @param render renders the query; its result must be immutable
	 * @param <R> the type of the result
	 * @return the result, rendered now or before
	 */
	public static <R> R get(Query query, Object owner, Class<R> type, Function<Query, R> render) {
		@Nullable RenderedOnce kept = query.rendered;
		if (kept != null && kept.owner == owner && type.isInstance(kept.result)) {
			return type.cast(kept.result);
		}
		R result = render.apply(query);
		query.rendered = new RenderedOnce(owner, result);
		return result;
	}

}
