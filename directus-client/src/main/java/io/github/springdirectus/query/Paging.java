package io.github.springdirectus.query;

import java.util.Objects;

import io.github.springdirectus.error.DirectusRequestException;
import org.jspecify.annotations.Nullable;

/**
 * Which of the items found are sent.
 *
 * @param limit how many at most, -1 for all, or {@code null} for the server's default
 * @param offset how many to skip, or {@code null}
 * @param page which page of as many as the limit says, from 1, or {@code null}
 */
record Paging(@Nullable Integer limit, @Nullable Integer offset, @Nullable Integer page) {

	/**
	 * No paging: the server sends the first 100.
	 */
	static final Paging NONE = new Paging(null, null, null);

	/**
	 * As many items as the server allows.
	 */
	static final int ALL = -1;

	Paging {
		refuseBelow(ALL, limit, "limit", "write limit(-1) for all items");
		refuseBelow(0, offset, "offset", "leave it out to skip none");
		refuseBelow(1, page, "page", "the first page is 1");
		if (page != null && offset != null) {
			throw new DirectusRequestException(
					"page(..) and offset(..) don't go together: write limit(..) with one of them");
		}
		if (page != null && Objects.equals(limit, ALL)) {
			throw new DirectusRequestException("Under limit(-1) Directus sends all items whatever the page: "
					+ "write the size of a page as the limit, or leave the page out");
		}
	}

	Paging withLimit(int limit) {
		return new Paging(limit, this.offset, this.page);
	}

	Paging withOffset(int offset) {
		return new Paging(this.limit, offset, this.page);
	}

	Paging withPage(int page) {
		return new Paging(this.limit, this.offset, page);
	}

	private static void refuseBelow(int least, @Nullable Integer value, String method, String advice) {
		if (value != null && value < least) {
			throw new DirectusRequestException(
					method + "(" + value + ") is below " + least + ", which Directus refuses: " + advice);
		}
	}

}
