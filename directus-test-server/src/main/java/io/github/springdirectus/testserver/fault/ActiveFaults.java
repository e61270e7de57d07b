package io.github.springdirectus.testserver.fault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong on a proxy at present. Of several faults the first that applies
 * strikes, and those after it don't count the request: faults placed one after the other
 * happen one after the other.
 */
final class ActiveFaults {

	private final List<ActiveFault> faults = new CopyOnWriteArrayList<>();

	void add(ActiveFault fault) {
		this.faults.add(fault);
	}

	void clear() {
		this.faults.forEach(ActiveFault::stop);
		this.faults.clear();
	}

	@Nullable Fault ofConnection() {
		for (ActiveFault active : this.faults) {
			if (active.isOfConnections() && active.strikes()) {
				return active.fault();
			}
		}
		return null;
	}

	@Nullable Fault of(SeenRequest request) {
		for (ActiveFault active : this.faults) {
			if (!active.isOfConnections() && active.strikes(request)) {
				return active.fault();
			}
		}
		return null;
	}

}
