package io.github.springdirectus.testserver;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.jspecify.annotations.Nullable;

/**
 * One run of a test class, against one version on one database.
 */
final class DirectusInvocation implements ClassTemplateInvocationContext, BeforeClassTemplateInvocationCallback,
		AfterClassTemplateInvocationCallback, ParameterResolver {

	private final WithDirectus wanted;

	private final DirectusVersion version;

	private final DirectusDatabase database;

	private @Nullable DirectusServer server;

	DirectusInvocation(WithDirectus wanted, DirectusVersion version, DirectusDatabase database) {
		this.wanted = wanted;
		this.version = version;
		this.database = database;
	}

	@Override
	public String getDisplayName(int invocationIndex) {
		return "Directus " + this.version.number() + " on " + this.database;
	}

	@Override
	public List<Extension> getAdditionalExtensions() {
		return List.of(this);
	}

	@Override
	public void beforeClassTemplateInvocation(ExtensionContext context) {
		DirectusServer started = this.wanted.exclusive()
				? DirectusServer.builder(this.version).database(this.database).exclusive().start()
				: DirectusServer.shared(this.version, this.database);
		this.server = started;
		if (!this.wanted.seed().isEmpty()) {
			started.applyOnce(DirectusSeed.fromResource(this.wanted.seed()));
		}
	}

	@Override
	public void afterClassTemplateInvocation(ExtensionContext context) {
		DirectusServer started = this.server;
		if (started != null) {
			started.close();
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == DirectusServer.class || type == DirectusAdmin.class || type == DirectusVersion.class
				|| type == DirectusDatabase.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		if (type == DirectusVersion.class) {
			return this.version;
		}
		if (type == DirectusDatabase.class) {
			return this.database;
		}
		DirectusServer started = Objects.requireNonNull(this.server, "A server is there once the class runs");
		return (type == DirectusAdmin.class) ? started.admin() : started;
	}

}
