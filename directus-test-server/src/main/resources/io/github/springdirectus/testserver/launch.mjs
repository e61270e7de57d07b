// Runs Directus in this process, with two differences to its own command line:
// - it ends when the pipe from the JVM closes, which happens however that JVM dies;
// - it doesn't ask the package registry for updates, which costs seconds at every start.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.cwd();

function end() {
	try {
		rmSync(folder, { recursive: true, force: true });
	}
	catch {
		// A leftover in the temporary folder harms nobody
	}
	process.exit(0);
}

process.stdin.on('end', end).on('error', end).resume();

const directus = createRequire(join(process.env.DIRECTUS_TEST_INSTALLATION, 'node_modules', 'directus', 'package.json'));
delete process.env.DIRECTUS_TEST_INSTALLATION;

await import(pathToFileURL(directus.resolve('@directus/api/cli/run.js')));
