/** Ways to bring a page with the SDK to a browser, each with nothing set that its documentation does not begin with. */
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { build as esbuild } from 'esbuild';
import { build as viteBuild, createServer } from 'vite';
import webpack from 'webpack';
import { served } from './served.mjs';

const SDK = '@mydata-edge/sdk';

/** Each makes a site of the project and answers its address and how it ends. `headers` go with every answer. */
export const BUNDLERS = {
  async 'no bundler, but a server of plain files'(project, headers) {
    const out = project.path('out-plain');
    mkdirSync(out);
    const script = readFileSync(project.path('main.js'), 'utf8').replaceAll(new RegExp(`'${SDK}/(\\w+)'`, 'g'), "'/sdk/dist/$1.js'");
    writeFileSync(`${out}/main.js`, script);
    cpSync(project.sdk(), `${out}/sdk`, { recursive: true });
    copyFileSync(project.path('index.html'), `${out}/index.html`);
    return served([out, project.path('public')], headers);
  },

  // What is fetched by its address is an entry of its own.
  async esbuild(project, headers) {
    const out = project.path('out-esbuild');
    const fetched = ['verify-worker', 'mydata-verify.wasm', 'preview-worker', 'mydata-preview.wasm'].map((name) => `${SDK}/${name}`);
    await esbuild({
      absWorkingDir: project.folder,
      entryPoints: ['main.js', ...fetched],
      bundle: true,
      entryNames: '[name]',
      format: 'esm',
      loader: { '.wasm': 'copy' },
      logLevel: 'error',
      minify: true,
      outdir: out,
      splitting: true,
    });
    cpSync(project.sdk('dist/preview'), `${out}/preview`, { recursive: true });
    copyFileSync(project.path('index.html'), `${out}/index.html`);
    return served([out, project.path('public')], headers);
  },

  async 'Vite, built'(project, headers) {
    const outDir = project.path('out-vite');
    await viteBuild({ root: project.folder, configFile: false, logLevel: 'error', build: { outDir } });
    return served([outDir], headers);
  },

  async 'Vite, as one develops'(project, headers) {
    const server = await createServer({ root: project.folder, configFile: false, logLevel: 'error', server: { host: '127.0.0.1', port: 0, headers } });
    await server.listen();
    return { address: server.resolvedUrls.local[0], close: () => server.close() };
  },

  async webpack(project, headers) {
    const out = project.path('out-webpack');
    // Making the scripts smaller is the longest part of it, and changes nothing that is looked at here.
    const compiler = webpack({ mode: 'production', context: project.folder, entry: './main.js', output: { path: out }, optimization: { minimize: false } });
    const stats = await promisify(compiler.run.bind(compiler))();
    await promisify(compiler.close.bind(compiler))();
    if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
    copyFileSync(project.path('index.html'), `${out}/index.html`);
    return served([out, project.path('public')], headers);
  },
};
