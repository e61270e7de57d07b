package io.github.springdirectus.autoconfigure.servlet;

/**
 * Threads of Tomcat wait.
 */
class PlatformThreadTests extends ServletApplicationTest {

	PlatformThreadTests() {
		super(false, "main");
	}

}
