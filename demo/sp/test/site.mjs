/** The school's site as it runs, under `wrangler dev`, for tests. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLIENT } from './fake-platform.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts the site against a platform. `kill` ends it as a power cut would; `start` brings it back with its state. */
export async function openSite(platformOrigin) {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'school-'));
  const vars = { PLATFORM_ORIGIN: platformOrigin, SP_ORIGIN: origin, SP_CLIENTS: JSON.stringify([CLIENT]) };
  writeFileSync(join(folder, '.dev.vars'), Object.entries(vars).map(([name, value]) => `${name}='${value}'\n`).join(''));
  const site = {
    origin,
    child: undefined,
    async start() {
      const args = ['dev', '--config', join(ROOT, 'demo/sp/wrangler.toml'), '--port', String(port), '--inspector-port', '0', '--persist-to', folder,
        '--env-file', join(folder, '.dev.vars'), '--show-interactive-dev-session=false'];
      const env = { ...process.env, MYDATA_BUILT: '1', WRANGLER_SEND_METRICS: 'false', WRANGLER_REGISTRY_PATH: join(folder, 'registry'), NO_COLOR: '1' };
      const child = spawn(process.execPath, [join(ROOT, 'node_modules/wrangler/bin/wrangler.js'), ...args], { cwd: ROOT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
      site.child = child;
      await ready(child);
    },
    async kill() {
      const ended = new Promise((done) => site.child.once('exit', done));
      process.kill(-site.child.pid, 'SIGKILL');
      await ended;
    },
    async close() {
      await site.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await site.start();
  return site;
}

function ready(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk) => {
      output += chunk;
      if (output.includes('Ready on http')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => reject(new Error(`the site ended:\n${output.slice(-3000)}`)));
  });
}
