package io.github.springdirectus.logscan;

import java.nio.file.Path;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Scans a run of tests from before the first class of it is loaded until the last test
 * has ended, and fails it where a secret was found: what a session listener throws fails
 * the build. It is on where the property {@value #FOLDER} names a folder to work in.
 */
public final class LogScanListener implements LauncherSessionListener {

	static final String FOLDER = "directus.test.log-scan";

	private LogScan scan;

	@Override
	public void launcherSessionOpened(LauncherSession session) {
		String folder = System.getProperty(FOLDER);
		if (folder != null) {
			Timeline timeline = new Timeline();
			session.getLauncher().registerTestExecutionListeners(timeline);
			this.scan = new LogScan(Path.of(folder), Secrets.ofTestServers(), timeline);
			this.scan.start();
			this.scan.tap();
		}
	}

	@Override
	public void launcherSessionClosed(LauncherSession session) {
		if (this.scan != null) {
			Findings findings = this.scan.end();
			System.out.println(this.scan);
			if (!findings.isEmpty()) {
				throw new AssertionError("Secrets are in logs or in messages of exceptions:\n" + findings);
			}
		}
	}

}
