package io.github.springdirectus.wire;

import java.time.LocalDate;
import java.util.List;

import io.github.springdirectus.model.Access;
import io.github.springdirectus.model.DirectusCollection;
import io.github.springdirectus.model.DirectusField;
import io.github.springdirectus.model.DirectusId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Labels and their artists.
 */
final class Records {

	private Records() {
	}

	@DirectusCollection("labels")
	record Label(@DirectusId @NotNull Integer id, @NotBlank String name, @Min(1700) @Max(2100) Integer establishedYear,
			@NotNull @DirectusField(readOnly = true) String slug, Owner owner, @Size(max = 2) List<Artist> artists) {
	}

	@DirectusCollection("artists")
	record Artist(@DirectusId Integer id, @NotBlank String name, LocalDate born) {
	}

	@DirectusCollection("owners")
	record Owner(@DirectusId Integer id, @NotBlank String name) {
	}

	record NewLabel(@Size(min = 3) String name, @NotNull Integer establishedYear) {
	}

	@DirectusCollection(value = "labels", access = { Access.READ, Access.CREATE })
	record ShownLabel(@DirectusId Integer id, String name, List<HiddenArtist> artists) {
	}

	@DirectusCollection(value = "artists", access = Access.CREATE)
	record HiddenArtist(@DirectusId Integer id, String name) {
	}

	@DirectusCollection(value = "labels", access = Access.UPDATE)
	record ChangedLabel(@DirectusId Integer id, String name) {
	}

}
