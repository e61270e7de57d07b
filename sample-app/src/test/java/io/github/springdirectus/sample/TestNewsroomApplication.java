package io.github.springdirectus.sample;

import org.springframework.boot.SpringApplication;

/**
 * Starts the newsroom with a Directus of its own: {@code mvn -pl sample-app -am
 * spring-boot:test-run}.
 */
class TestNewsroomApplication {

	public static void main(String[] args) {
		SpringApplication.from(NewsroomApplication::main).with(NewsroomDirectus.class).run(args);
	}

}
