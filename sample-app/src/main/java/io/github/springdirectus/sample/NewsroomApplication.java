package io.github.springdirectus.sample;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the newsroom against the Directus that {@code directus.url} names. For one that
 * is started and filled along with it, run {@code TestNewsroomApplication}.
 */
@SpringBootApplication(proxyBeanMethods = false)
// Hidden from a native image, since problems hold properties of any type
@RegisterReflectionForBinding(FieldMessage.class)
public class NewsroomApplication {

	/**
	 * Starts the application.
	 * @param args settings, such as {@code --server.port=9090}
	 */
	public static void main(String[] args) {
		SpringApplication.run(NewsroomApplication.class, args);
	}

}
