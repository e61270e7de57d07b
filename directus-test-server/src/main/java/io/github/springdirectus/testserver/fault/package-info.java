/**
 * A proxy that stands between a client and a real server and breaks what passes through
 * it as tests ask. Users meet
 * {@link io.github.springdirectus.testserver.fault.FaultProxy} and
 * {@link io.github.springdirectus.testserver.fault.Fault}; the relay stays inside. Plain
 * JDK: blocking sockets, and two threads for each connection.
 */
@NullMarked
package io.github.springdirectus.testserver.fault;

import org.jspecify.annotations.NullMarked;
