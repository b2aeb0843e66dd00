/** Runtimes that a back end with the SDK may have. */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const installed = (name) => fileURLToPath(new URL(`../../node_modules/.bin/${name}`, import.meta.url));
const WRANGLER = fileURLToPath(new URL('../../node_modules/wrangler/bin/wrangler.js', import.meta.url));

/** The Node that the machine has, which may be an older one than the tools run on. */
function nodeOfTheMachine() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return folders.map((folder) => join(folder, 'node')).find(existsSync) ?? process.execPath;
}

async function said(project, command, ...args) {
  const env = { ...process.env, DENO_DIR: project.path('.deno'), NO_COLOR: '1' };
  const { stdout } = await run(command, [...args, 'command.js'], { cwd: project.folder, env });
  return JSON.parse(stdout);
}

/** Each runs the back end of the project and answers what it has found. */
export const RUNTIMES = {
  'the newest Node': (project) => said(project, process.execPath),
  'the Node of the machine': (project) => said(project, nodeOfTheMachine()),
  Deno: (project) => said(project, installed('deno'), 'run', '--no-remote', '--allow-read', '--allow-env'),
  Bun: (project) => said(project, installed('bun'), 'run'),

  async workerd(project) {
    const args = [WRANGLER, 'dev', '--ip', '127.0.0.1', '--port', '0', '--inspector-port', '0', '--show-interactive-dev-session=false'];
    const env = { ...process.env, CI: 'true', WRANGLER_SEND_METRICS: 'false', NO_COLOR: '1' };
    // A group of its own, so that wrangler's workerd ends with it.
    const child = spawn(process.execPath, args, { cwd: project.folder, env, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const response = await fetch(await addressIn(child.stdout));
      return response.ok ? await response.json() : { refused: await response.text() };
    } finally {
      process.kill(-child.pid);
    }
  },
};

async function addressIn(output) {
  for await (const line of createInterface(output)) {
    const found = /Ready on (http:\S+)/.exec(line);
    if (found) return found[1];
  }
  throw new Error('wrangler ended before it was ready');
}
