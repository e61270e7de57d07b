package io.github.springdirectus.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says what to write instead.
 */
class DirectusConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<DirectusConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DirectusConfigurationException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
	}

}
