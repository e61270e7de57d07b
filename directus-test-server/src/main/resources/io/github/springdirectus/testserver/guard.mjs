// Runs a program of PostgreSQL, which outlives the JVM that wants it unless somebody stops it:
// - as another user where we are root, because PostgreSQL refuses to run as root;
// - until the pipe from the JVM closes, which happens however that JVM dies: then it is
//   stopped at once, and the folder is removed;
// - or until something is written to that pipe: then it is stopped in order, and the folder stays.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const folder = process.cwd();
const { DIRECTUS_TEST_UID: uid, DIRECTUS_TEST_GID: gid, ...env } = process.env;
const [program, ...parameters] = process.argv.slice(2);
const user = uid === undefined ? {} : { uid: Number(uid), gid: Number(gid) };
const child = spawn(program, parameters, { ...user, env, stdio: ['ignore', 'inherit', 'inherit'] });

let abandoned = false;

function abandon() {
	abandoned = true;
	child.kill('SIGQUIT');
}

function end(code) {
	if (abandoned) {
		try {
			rmSync(folder, { recursive: true, force: true });
		}
		catch {
			// A leftover in the temporary folder harms nobody
		}
	}
	process.exit(code);
}

child.on('error', (error) => {
	console.error(error.message);
	end(1);
});
child.on('close', (code) => end(code ?? 1));

process.stdin.on('data', () => child.kill('SIGINT')).on('end', abandon).on('error', abandon);
