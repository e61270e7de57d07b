package io.github.springdirectus.testserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Collections, rights, users and items for a server, described in one YAML or JSON file.
 * {@link DirectusServer#apply(DirectusSeed)} makes them over HTTP, in the order of the
 * sections below, whatever their order in the file. Every section may be left out; a key
 * that isn't known is refused with its name. <pre class="code">
 * collections:
 *   - collection: articles              # without a primaryKey: an auto-increment "id"
 *     fields:
 *       - {field: id, type: uuid, primaryKey: true}
 *       - {field: title, type: string, required: true, length: 200}
 *       - {field: views, type: bigInteger, default: 0}
 *       - {field: price, type: decimal, precision: 12, scale: 4}
 *       - {field: active, type: boolean}
 *       - {field: date_created, type: timestamp, special: [date-created]}
 *       - {field: status, type: string, default: draft, choices: [draft, published]}
 *       - {field: slug, type: string, unique: true, meta: {note: "part of the URL"}}
 *   - {collection: settings, singleton: true, fields: [{field: name, type: string}]}
 * relations:
 *   - {collection: articles, field: author, related: authors}                  # many-to-one
 *   - {collection: articles, field: cover, related: directus_files}
 *   - {collection: comments, field: article, related: articles,
 *      alias: comments, onDelete: CASCADE, deselect: delete, sort: position}   # and its one-to-many
 *   - m2m: {collection: articles, field: tags, related: tags, alias: articles}
 *   - m2a: {collection: pages, field: sections, related: [headings, videos]}
 *   - translations: {collection: articles, languages: languages,
 *                    fields: [{field: title, type: string}]}
 * policies:                                                                    # from 11
 *   - {name: Reading, app: false, admin: false}
 * roles:
 *   - {name: Reader, policies: [Reading]}
 *   - {name: Editor, parent: Reader, app: true}
 * permissions:
 *   - {policy: Reading, collection: [articles, tags], action: read}
 *   - {policy: public, collection: articles, action: read, fields: [id, title],
 *      permissions: {status: {_eq: published}}}
 *   - {role: Editor, collection: articles, action: [create, update],
 *      validation: {title: {_nempty: true}}, presets: {status: draft}}
 * users:
 *   - {email: editor@example.com, password: editor, token: editor-token, role: Editor}
 * items:
 *   - collection: authors
 *     rows: [{name: Ada}, {name: Grace, user: "${user: editor@example.com}"}]
 *   - collection: articles
 *     repeat: 500
 *     rows:
 *       - title: "Article ${n}"
 *         views: "${n}"
 *         author: "${cycle: 2}"
 *         status: "${pick: draft, published}"
 *         date_published: "${time: 2024-01-01T00:00:00Z, PT1H}"
 * </pre>
 * <p>
 * <b>Fields.</b> {@code special} is set by itself for the types that need one
 * ({@code boolean}, {@code json}, {@code csv}, {@code hash}, uuid keys). {@code required}
 * makes the column not null. {@code meta} and {@code schema} of a field and {@code meta}
 * of a collection pass on anything else that Directus knows there.
 * <p>
 * <b>Relations.</b> Foreign keys, aliases and junction collections are made where the
 * file doesn't declare them: {@code junction} is {@code <collection>_<related>} ({@code
 * <collection>_<field>} for m2a, {@code <collection>_translations} for translations) with
 * {@code <collection>_<its key>} ({@code articles_id}, {@code languages_code}) for each
 * side, or {@code item} and {@code collection}; a second side of the same name has
 * {@code related_} before it. {@code alias} names the way back, {@code sort} a field that
 * keeps the order, {@code deselect} ({@code nullify}, {@code delete}) what happens to
 * children that are left out of a write, {@code onDelete} the database's rule
 * ({@code SET NULL} unless said).
 * <p>
 * <b>Rights.</b> Names stand for what the file makes, else for what the server has. The
 * policy {@code public} and the role {@code public} are everybody's rights. On 10 there
 * are no policies: the rights of a policy go to every role that has it, those of a parent
 * role to its children. Directus 12 without a licence refuses rules on rows and fields.
 * <p>
 * <b>Items</b> go in batches, in order, so auto-increment keys count up from 1; nested
 * relations are written as Directus takes them. A singleton has one row. System
 * collections work too ({@code directus_folders}). {@code repeat} makes every row that
 * many times, with {@code ${n}} counting from 1:
 * <table>
 * <caption>What may stand in a text</caption>
 * <tr>
 * <td>{@code ${n}}</td>
 * <td>1, 2, 3 …</td>
 * </tr>
 * <tr>
 * <td>{@code ${cycle: 3}}</td>
 * <td>1, 2, 3, 1, 2 …</td>
 * </tr>
 * <tr>
 * <td>{@code ${pick: a, b}}</td>
 * <td>a, b, a …</td>
 * </tr>
 * <tr>
 * <td>{@code ${time: 2024-01-01T00:00:00Z, PT1H}}</td>
 * <td>that time, an hour later, two hours later …</td>
 * </tr>
 * <tr>
 * <td>{@code ${user: editor@example.com}}, {@code ${role: Editor}}</td>
 * <td>the key of a user or role</td>
 * </tr>
 * </table>
 * A text that is one placeholder and nothing else becomes a number or a boolean where its
 * value looks like one. <code>$${</code> is a plain <code>${</code>.
 *
 * @param name the name of the file, for messages
 * @param text its content
 */
public record DirectusSeed(String name, String text) {

	/**
	 * Checks that the content can be read.
	 * @throws DirectusSeedException if it can't
	 */
	public DirectusSeed {
		Objects.requireNonNull(name, "name");
		SeedReader.read(name, text);
	}

	/**
	 * A file on the class path.
	 * @param resource its path from the root of the class path
	 * @return the seed
	 * @throws DirectusSeedException if there is no such file or it can't be read
	 */
	public static DirectusSeed fromResource(String resource) {
		ClassLoader context = Thread.currentThread().getContextClassLoader();
		ClassLoader loader = (context != null) ? context : DirectusSeed.class.getClassLoader();
		try (InputStream stream = loader.getResourceAsStream(resource)) {
			if (stream == null) {
				throw new DirectusSeedException("There is no " + resource + " on the class path");
			}
			return new DirectusSeed(resource, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Can't read " + resource, ex);
		}
	}

	/**
	 * A file.
	 * @param file its path
	 * @return the seed
	 * @throws DirectusSeedException if it can't be read
	 */
	public static DirectusSeed fromFile(Path file) {
		try {
			return new DirectusSeed(file.toString(), Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Can't read " + file, ex);
		}
	}

	/**
	 * A seed written in place.
	 * @param text the content, YAML or JSON
	 * @return the seed
	 * @throws DirectusSeedException if it can't be read
	 */
	public static DirectusSeed of(String text) {
		return new DirectusSeed("seed", text);
	}

	SeedDefinition definition() {
		return SeedReader.read(this.name, this.text);
	}

}
