/** The SDK as others have it: packed, and installed without a network into a project of its own. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { numberedPages } from '../../npm/test/preview/numbered-pages.ts';

const run = promisify(execFile);
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** A project that depends on the SDK and on nothing else. */
export class Project {
  /** Its folder. */
  folder;

  constructor(folder) {
    this.folder = folder;
  }

  /** Packs the SDK, makes the project, installs. */
  static async made() {
    const folder = mkdtempSync(join(tmpdir(), 'mydata-tarball-'));
    cpSync(at('project'), folder, { recursive: true });
    cpSync(at('../../npm/test/vectors'), join(folder, 'public/vectors'), { recursive: true });
    writeFileSync(join(folder, 'public/vectors/pages.pdf'), numberedPages(1));
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
    const project = new Project(folder);
    await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: at('../../npm') });
    const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', join(folder, tarball)], { cwd: folder });
    return project;
  }

  /** A path of the project. */
  path(...parts) {
    return join(this.folder, ...parts);
  }

  /** A path of the installed SDK. */
  sdk(...parts) {
    return this.path('node_modules/@mydata-edge/sdk', ...parts);
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
