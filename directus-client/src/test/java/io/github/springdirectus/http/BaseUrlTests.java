package io.github.springdirectus.http;

import java.net.URI;

import io.github.springdirectus.error.DirectusRequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BaseUrlTests {

	@ParameterizedTest
	@CsvSource({ "https://cms.example.com,https://cms.example.com/items/a?limit=1",
			"https://cms.example.com/,https://cms.example.com/items/a?limit=1",
			"' http://localhost:8055 ',http://localhost:8055/items/a?limit=1",
			"HTTP://cms.example.com/directus/,HTTP://cms.example.com/directus/items/a?limit=1" })
	void aPathIsAppended(String url, String expected) {
		assertThat(BaseUrl.of(url).resolve("/items/a", "limit=1")).hasToString(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "cms.example.com", "localhost:8055", "/items", "ftp://cms.example.com", "http://",
			"http://exa mple", "mailto:a@example.com" })
	void whatIsNotTheAddressOfAServerIsRefused(String url) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> BaseUrl.of(url))
			.withMessageContaining("https://cms.example.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://me:hush@cms.example.com", "https://cms.example.com?access_token=hush",
			"https://cms.example.com#hush", "https://me:hush@cms example.com" })
	void aSecretInTheUrlIsRefusedAndNotShown(String url) {
		assertThatExceptionOfType(DirectusRequestException.class).isThrownBy(() -> BaseUrl.of(url))
			.satisfies((ex) -> assertThat(ex).hasMessageNotContaining("hush").hasNoCause());
	}

	@ParameterizedTest
	@CsvSource({ "https://cms.example.com,https://cms.example.com:443/a,true",
			"https://cms.example.com/directus,HTTPS://CMS.example.com,true",
			"http://cms.example.com:80,http://cms.example.com/a?b=c,true",
			"https://cms.example.com,http://cms.example.com/a,false",
			"https://cms.example.com,https://cms.example.com:8443/a,false",
			"https://cms.example.com,https://cms.example.com.evil.example/a,false",
			"https://cms.example.com,https://cms.example.com@evil.example/a,false",
			"https://cms.example.com,/a,false" })
	void anOriginIsSchemeHostAndPort(String url, URI other, boolean same) {
		assertThat(BaseUrl.of(url).isOriginOf(other)).isEqualTo(same);
	}

}
