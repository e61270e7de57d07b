/**
 * Looks for tokens and passwords in all that a run of integration tests logs, whatever
 * the level, and in the messages of all exceptions that it makes, and fails the run where
 * there is one. {@link io.github.springdirectus.logscan.LogScanListener} starts it; no
 * test has to know of it. Other modules run it from the compiled classes.
 */
package io.github.springdirectus.logscan;
