/** What came of the corpus, as a page of the documentation. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { VERSIONS } from './stage.mjs';

const VIEWERS = ['ours', 'pdf.js', 'PDFium'];
const UNLIKE = 0.9;
/** A picture with less ink is blank, whatever noise is in it. */
const BLANK = 0.00002;
/** Why documents look as they do, written by whoever looked at them. */
const REMARKS = new URL('corpus-remarks.json', import.meta.url);

export function writeCorpusReport(path, rows) {
  const remarks = existsSync(REMARKS) ? JSON.parse(readFileSync(REMARKS, 'utf8')) : {};
  const figures = VIEWERS.map((viewer) => figuresOf(viewer, rows));
  const notable = rows.filter(isNotable);
  const lines = [
    '# The preview on a corpus of difficult documents\n',
    'Written by `node tests/preview/corpus.mjs FOLDER`, and not by hand. The documents are the PDFs of the tests of',
    '[pdf.js](https://github.com/mozilla/pdf.js) (`test/pdfs`), most of which came out of bug reports: broken, strange, or made to be so.',
    'They are not in this repository, for most have no clear licence; passwords come from its `test_manifest.json`.\n',
    `The first page of each is drawn at scale 1.5 in Chromium by ours, pdf.js ${VERSIONS['pdfjs-dist']} and PDFium ${VERSIONS['@embedpdf/pdfium']} (@embedpdf), under`,
    'the policy our pages have, and compared with poppler (`pdftoppm`, `pdftotext`) by structural similarity and by the words it reads.\n',
    '## In short\n',
    table(['', ...VIEWERS], summary(figures)),
    '',
    '*Drawn*: a picture came back. *Blank*: nothing on it where poppler draws something, and no finding says why. A time is that from the',
    'bytes to the picture, the median of several; the module is loaded and compiled already. *Alike* is the mean over all documents that',
    'poppler draws and the viewer draws. Words are compared as multisets, Chinese characters one by one.\n',
    `## Refused, blank, or less alike than ${UNLIKE}\n`,
    table(['document', 'ours', 'pdf.js', 'PDFium', 'why'], notable.map((row) => [row.name, ...VIEWERS.map((viewer) => verdictOn(row, viewer)), remarks[row.name] ?? ''])),
    '',
  ];
  writeFileSync(path, lines.join('\n'));
}

function figuresOf(viewer, rows) {
  const all = rows.map((row) => ({ row, view: row.viewers[viewer] }));
  const drawn = all.filter(({ view }) => !view.refusal);
  const compared = drawn.filter(({ view }) => Number.isFinite(view.similarity));
  const both = drawn.filter(({ row }) => !row.viewers.ours.refusal && !row.viewers['pdf.js'].refusal);
  const time = ({ opening, drawing }) => opening + drawing;
  const read = all.filter(({ row, view }) => view.words !== undefined && row.poppler.words > 0);
  return {
    documents: rows.length,
    drawn: drawn.length,
    hung: all.filter(({ view }) => ['hang', 'crash'].includes(view.refusal?.code)).length,
    missed: all.filter(({ row, view }) => view.refusal && row.poppler.ink > BLANK).length,
    blank: all.filter(({ row }) => isBlank(row, viewer)).length,
    similarity: mean(compared.map(({ view }) => view.similarity)),
    middle: quantile(compared.map(({ view }) => view.similarity), 0.5),
    times: [0.5, 0.95].map((at) => quantile(both.map(({ view }) => time(view)), at)),
    ratios: [0.5, 0.95].map((at) => quantile(both.map(({ row, view }) => time(view) / time(row.viewers['pdf.js'])), at)),
    words: quantile(read.map(({ view }) => view.words), 0.5),
    wholly: read.filter(({ view }) => view.words > 0.995).length / read.length,
    read: read.length,
  };
}

function summary(figures) {
  const row = (what, cell) => [what, ...figures.map(cell)];
  return [
    row('documents', ({ documents }) => documents),
    row('drawn', ({ drawn }) => drawn),
    row('refused, though poppler draws something', ({ missed }) => missed),
    row('blank without a word, though poppler draws something', ({ blank }) => blank),
    row('hung or crashed', ({ hung }) => hung),
    row('alike: mean', ({ similarity }) => similarity.toFixed(3)),
    row('alike: median', ({ middle }) => middle.toFixed(3)),
    row('first page, ms: median / 95th of 100', ({ times }) => times.map((time) => time.toFixed(0)).join(' / ')),
    row('first page ÷ pdf.js: median / 95th of 100', ({ ratios }) => ratios.map((ratio) => ratio.toFixed(2)).join(' / ')),
    row('words like poppler\'s, of documents with words: median', ({ words, read }) => (read > 0 ? words.toFixed(2) : '–')),
    row('the same words as poppler\'s', ({ wholly, read }) => (read > 0 ? `${(100 * wholly).toFixed(0)} % of ${read}` : '–')),
  ];
}

/** Nothing to be seen, and nothing said. */
export function isBlank({ poppler, viewers }, viewer) {
  const view = viewers[viewer];
  return view !== undefined && !view.refusal && poppler.ink > BLANK && view.ink <= BLANK && view.findings.length === 0;
}

function isNotable(row) {
  const { refusal, similarity } = row.viewers.ours;
  return refusal !== undefined || similarity < UNLIKE || isBlank(row, 'ours');
}

function verdictOn(row, viewer) {
  const { refusal, similarity, sameSize } = row.viewers[viewer];
  if (refusal) return viewer === 'ours' ? `\`${refusal.code}\`` : 'refused';
  if (isBlank(row, viewer)) return 'blank';
  if (!Number.isFinite(similarity)) return 'drawn';
  return `${similarity.toFixed(3)}${sameSize ? '' : ' (another size)'}`;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const quantile = (values, at) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))] ?? Number.NaN;
