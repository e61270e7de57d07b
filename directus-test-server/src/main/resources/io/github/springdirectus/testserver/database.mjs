// Makes a database on a PostgreSQL that runs elsewhere, and drops it when the pipe from the
// JVM closes, which happens however that JVM dies.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const folder = process.cwd();
const name = process.argv[2];
const url = process.env.DIRECTUS_TEST_POSTGRES_URL;

// The driver is a dependency of Directus' own server package
const directus = createRequire(join(process.env.DIRECTUS_TEST_INSTALLATION, 'node_modules', 'directus', 'package.json'));
const { Client } = createRequire(directus.resolve('@directus/api/cli/run.js'))('pg');

async function run(statement) {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	}
	finally {
		await client.end();
	}
}

async function end() {
	try {
		await run(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
	}
	catch (error) {
		console.error(error.message);
	}
	rmSync(folder, { recursive: true, force: true });
	process.exit(0);
}

try {
	await run(`CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`);
}
catch (error) {
	console.error(error.message);
	process.exit(1);
}
process.stdin.on('end', end).on('error', end).resume();
console.log('ready');
