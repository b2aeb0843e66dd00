/**
 * Draws the first page of every PDF of a folder in Chromium, with ours and two peers, and compares each with poppler.
 * Writes docs/preview-corpus.md.
 *
 *   MYDATA_PROFILE=release tools/toolchain build-browser
 *   tools/toolchain run node tests/preview/corpus.mjs FOLDER [--rounds 3] [--only NAME,NAME] [--viewers ours,pdf.js] [--keep FOLDER]
 *
 * FOLDER may hold passwords.json, { "name.pdf": "password" }. `--keep` writes the pictures that are unlike poppler's, to be looked at;
 * with `--only` or `--viewers` no report is written.
 */
import { mkdirSync, readFileSync, readdirSync, existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { similarity } from '../../npm/test/preview/structural-similarity.ts';
import { charactersAlike, ink, wordsAlike, wordsOf } from './alike.mjs';
import { writeCorpusReport } from './corpus-report.mjs';
import { png } from './png.mjs';
import { poppler } from './poppler.mjs';
import { Stage } from './stage.mjs';

const SCALE = 1.5;
/** A viewer that takes longer than this over one document has hung, and its page is opened anew. */
const PATIENCE = 40_000;
const UNLIKE = 0.9;
/** Pixels of a side; what is smaller has no structure. */
const SMALLEST = 16;

const { values: chosen, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, only: { type: 'string' }, viewers: { type: 'string' }, keep: { type: 'string' } },
});
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = resolve(positionals[0] ?? here('fixtures'));
const which = chosen.viewers?.split(',') ?? ['ours', 'pdf.js', 'PDFium'];
const names = readdirSync(folder).filter((name) => name.endsWith('.pdf') && (chosen.only === undefined || chosen.only.split(',').includes(name)));
const passwords = existsSync(join(folder, 'passwords.json')) ? JSON.parse(readFileSync(join(folder, 'passwords.json'), 'utf8')) : {};

const documents = new Map(names.map((name) => [name, join(folder, name)]));
const scripts = new Map(['corpus-page.mjs', 'viewers.mjs'].map((name) => [name, here(name)]));
const stage = await Stage.open(documents, scripts);
const pages = {};

async function look(viewer, name) {
  pages[viewer] ??= await stage.page('corpus-page.mjs');
  const page = pages[viewer];
  const looking = page.evaluate(([...asked]) => window.look(...asked), [viewer, name, passwords[name], Number(chosen.rounds)]);
  let watch;
  const tooLong = new Promise((done) => { watch = setTimeout(() => done({ refusal: { code: 'hang', message: `silent for ${PATIENCE / 1000} s` } }), PATIENCE); });
  const looked = await Promise.race([looking.catch((error) => ({ refusal: { code: 'crash', message: String(error.message).split('\n')[0] } })), tooLong]);
  clearTimeout(watch);
  if (['hang', 'crash'].includes(looked.refusal?.code)) {
    await page.context().close().catch(() => undefined);
    delete pages[viewer];
    looking.catch(() => undefined);
  }
  return looked;
}

function compared(looked, rgb, reference) {
  const { refusal, opening = [], drawing = [], findings = [], width, height, text } = looked;
  if (refusal) return { refusal, findings };
  const picture = { width, height, rgb };
  const times = { opening: median(opening), drawing: median(drawing) };
  const common = { ...times, findings, picture, ink: ink(picture) };
  if (!reference.picture) return common;
  const sameSize = Math.abs(width - reference.picture.width) <= 1 && Math.abs(height - reference.picture.height) <= 1;
  const texts = text === undefined || reference.text === undefined ? {} : { words: wordsAlike(text, reference.text), characters: charactersAlike(text, reference.text) };
  return { ...common, ...texts, text, size: [width, height], sameSize, ...(Math.min(width, height) > SMALLEST ? { similarity: similarity(picture, reference.picture) } : {}) };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function keep(name, row, reference) {
  if (chosen.keep === undefined) return;
  const ours = row.viewers.ours;
  const isUnlike = ours?.refusal !== undefined || ours?.similarity < UNLIKE || ours?.words < UNLIKE || chosen.only !== undefined;
  if (!isUnlike) return;
  mkdirSync(chosen.keep, { recursive: true });
  const pictures = { poppler: reference.picture, ...Object.fromEntries(Object.entries(row.viewers).map(([viewer, { picture }]) => [viewer, picture])) };
  for (const [viewer, picture] of Object.entries(pictures)) if (picture) writeFileSync(join(chosen.keep, `${name}.${viewer}.png`), png(picture));
  const texts = { poppler: reference.text, ours: ours?.text };
  for (const [viewer, text] of Object.entries(texts)) if (text !== undefined) writeFileSync(join(chosen.keep, `${name}.${viewer}.txt`), text);
}

const rows = [];
try {
  for (const name of names) {
    const reference = await poppler(documents.get(name), passwords[name], SCALE);
    const row = { name, poppler: { refusal: reference.refusal, ink: reference.picture ? ink(reference.picture) : 0, words: wordsOf(reference.text ?? '').length }, viewers: {} };
    for (const viewer of which) {
      const looked = await look(viewer, name);
      const isSmaller = looked.scale !== undefined && looked.scale < SCALE;
      const beside = isSmaller ? await poppler(documents.get(name), passwords[name], looked.scale) : reference;
      row.viewers[viewer] = compared(looked, stage.takeReceived(`/pictures/${viewer}`), beside);
    }
    keep(name, row, reference);
    for (const viewed of Object.values(row.viewers)) delete viewed.picture;
    const said = which.map((viewer) => {
      const { refusal, similarity: alike, words, opening, drawing } = row.viewers[viewer];
      const figure = (value, digits) => value?.toFixed(digits) ?? '–';
      return refusal ? `${viewer} ${refusal.code}` : `${viewer} ${figure(alike, 3)} F1 ${figure(words, 2)} ${figure(opening + drawing, 0)} ms`;
    });
    console.log(name.padEnd(40), said.join('   '));
    rows.push(row);
  }
} finally {
  await stage.close();
}
if (chosen.keep !== undefined) writeFileSync(join(chosen.keep, 'rows.json'), JSON.stringify(rows, null, 1));
if (chosen.only === undefined && chosen.viewers === undefined) writeCorpusReport(here('../../docs/preview-corpus.md'), rows);
