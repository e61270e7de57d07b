package io.github.springdirectus.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Collects what a caller says of translations.
 */
final class TranslationsBuilder<C> implements TranslationsSpec<C> {

	private final TagNames tags;

	private final List<Translation> entries = new ArrayList<>();

	private Target target = Target.UNSAID;

	private String languagesField = "languages_code";

	TranslationsBuilder(TagNames tags) {
		this.tags = tags;
	}

	PartBuilder complete() {
		List<Translation> entries = List.copyOf(this.entries);
		return (parent, action, field, path, binding) -> {
			JunctionRows rows = new JunctionRows(this.target.apply(binding.related(parent, field), binding.mappings()),
					this.languagesField, false, binding);
			Listed listed = new Listed(parent, action, field);
			entries.forEach((entry) -> listed.write(rows.link(entry.row(), Binding.path(path, listed.size()),
					new Match(Map.of(this.languagesField, entry.language())), listed.isCreate())));
			return listed.part(rows.type(), true, WriteStrategy.MERGE);
		};
	}

	@Override
	public TranslationsSpec<C> languagesField(String field) {
		this.languagesField = field;
		return this;
	}

	@Override
	public TranslationsSpec<C> in(String collection) {
		this.target = this.target.in(collection);
		return this;
	}

	@Override
	public TranslationsSpec<C> put(String language, Consumer<NodeSpec<C>> translation) {
		this.entries.add(new Translation(Keys.check(language).toString(), NodeBuilder.of(this.tags, translation)));
		return this;
	}

	private record Translation(String language, NodeBuilder<?> row) {
	}

}
