/** Files as tables, in a real browser under a strict policy. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sentence } from '#viewer-catalogue';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import type { TableKind } from '../src/tables/kind.ts';
import { tableKind } from '../src/tables/kind.ts';
import { openStage } from './page.ts';
import type { Stage } from './page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ENTRY = `
import { showTable } from './src/tables/show-table.ts';
import { styles } from './src/elements/styles.ts';
import { defineViewer } from './src/viewer.ts';
defineViewer();
document.adoptedStyleSheets = [styles()];
const shown = (parts, kind, signal = new AbortController().signal) => {
  const place = document.querySelector('#place');
  place.replaceChildren();
  const blob = new Blob(parts.map((part) => (Array.isArray(part) ? new Uint8Array(part) : part)));
  return showTable(blob, kind, place, { locale: document.documentElement.lang, signal })
    .then(() => '', ({ code, facts }) => [code, ...Object.entries(facts).map(([name, value]) => name + ' ' + value)].join(' '));
};
const cellsOf = (table) => [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent));
Object.assign(window, { shown, cellsOf });`;
const page = (lang: string): string => `<!doctype html><html lang="${lang}"><title>t</title><main><h1>t</h1><div id="place"></div></main><script type="module" src="/tables.js"></script></html>`;

/** What the page's script puts into the window. */
interface Kit {
  /** Shows a file and answers '' or the code with its facts. */
  shown(parts: readonly (string | number[])[], kind: TableKind, signal?: AbortSignal): Promise<string>;
  cellsOf(table: Element): string[][];
}

let stage: Stage;
const asked: string[] = [];

before(async () => {
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    bundle: true,
    format: 'esm',
    stdin: { contents: ENTRY, resolveDir: fileURLToPath(new URL('..', import.meta.url)) },
    write: false,
  });
  stage = await openStage((path) => {
    asked.push(path);
    if (path === '/tables.js') return outputFiles[0]?.text;
    if (path === '/') return page('zh-Hant');
    return path === '/en' ? page('en') : undefined;
  });
});

after(() => stage.close());

afterEach(() => {
  assert.deepEqual(stage.complaints.splice(0), []);
});

async function opened(path = '/'): Promise<Page> {
  const opening = await stage.open(path);
  await opening.waitForFunction(() => 'shown' in window);
  return opening;
}

/** About broken XML Chromium's parser complains in an element with a style of its own, which the policy then refuses. */
function refuseOtherComplaints(): void {
  assert.deepEqual(stage.complaints.splice(0).filter((said) => !said.startsWith('Applying inline style')), []);
}

type Part = string | number[];

/** Shows a file and answers its refusal, '' if there is none. */
function show(on: Page, kind: TableKind, ...parts: Part[]): Promise<string> {
  return on.evaluate(([given, format]) => (window as unknown as Kit).shown(given, format), [parts, kind] as const);
}

/** Shows a file and answers the cells of its outermost table. */
async function cells(on: Page, kind: TableKind, ...parts: Part[]): Promise<string[][]> {
  assert.equal(await show(on, kind, ...parts), '');
  return on.locator('#place table').first().evaluate((table) => (window as unknown as Kit).cellsOf(table));
}

function text(on: Page): Promise<string> {
  return on.locator('#place').innerText();
}

/** What is hard to use on a page, or wider than its screen. */
async function faults(on: Page): Promise<string[]> {
  const { violations } = await on.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(`${AXE};axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`);
  const isTooWide = await on.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), ...(isTooWide ? ['too wide'] : [])];
}

const elements = (on: Page): Promise<number> => on.evaluate(() => document.querySelectorAll('#place *').length);

test('a table is known by the ending of its name', () => {
  assert.deepEqual(['a.csv', '薪資.XML', 'b.json', 'c.pdf', 'csv', 'd.csv.zip'].map(tableKind), ['csv', 'xml', 'json', undefined, undefined, undefined]);
});

test('every encoding that agencies send gives the same table', async () => {
  const on = await opened();
  const source = '姓名,戶籍\r\n王小明,臺北\r\n';
  const expected = [['姓名', '戶籍'], ['王小明', '臺北']];
  const big5 = [0xa9, 0x6d, 0xa6, 0x57, 0x2c, 0xa4, 0xe1, 0xc4, 0x79, 0x0d, 0x0a, 0xa4, 0xfd, 0xa4, 0x70, 0xa9, 0xfa, 0x2c, 0xbb, 0x4f, 0xa5, 0x5f, 0x0d, 0x0a];
  const wide = Buffer.from(source, 'utf16le');
  assert.deepEqual(await cells(on, 'csv', source), expected);
  assert.doesNotMatch(await text(on), /Big5/);
  assert.deepEqual(await cells(on, 'csv', '\ufeff', source), expected);
  assert.deepEqual(await cells(on, 'csv', [0xff, 0xfe, ...wide]), expected);
  assert.deepEqual(await cells(on, 'csv', [0xfe, 0xff, ...wide.swap16()]), expected);
  assert.deepEqual(await cells(on, 'csv', big5), expected);
  // Who reads it should know that this was found out and not said.
  assert.match(await text(on), /Big5/);
  assert.equal(await show(on, 'csv', [0x61, 0x2c, 0xff, 0xff]), 'table.unreadable');
  // UTF-8 that was damaged may be readable as Big5, but not to anybody's profit.
  assert.equal(await show(on, 'csv', [0xe5, ...Buffer.from('姓名,備'.repeat(20))]), 'table.unreadable');
  assert.equal(await show(on, 'csv', [0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]), 'table.unreadable');
});

test('characters that an agency made itself are boxes, and it is said how many', async () => {
  const on = await opened();
  // FA40 is somebody’s name here and a character of Hong Kong to the browser; 5C and 40 within other characters are no letters.
  assert.deepEqual(await cells(on, 'csv', [0x6e, 0x2c, 0x6d, 0x0a, 0xfa, 0x40, 0xa5, 0x5c, 0x2c, 0x81, 0xfe]), [['n', 'm'], ['□功', '□']]);
  assert.match(await text(on), /2 個字/);
});

test('separators are found, whatever they are and whatever stands in quotes', async () => {
  const on = await opened();
  for (const separator of [',', ';', '\t']) {
    const rows = [['項目', '金額', '備註'], ['a', '"1,000;5\t0"', 'b'], ['c', '2', '"d ""e"" f"']].map((row) => row.join(separator)).join('\n');
    assert.deepEqual(await cells(on, 'csv', rows), [['項目', '金額', '備註'], ['a', '1,000;5\t0', 'b'], ['c', '2', 'd "e" f']]);
  }
  assert.deepEqual(await cells(on, 'csv', 'sep=|\r\na|b\r\nc,d|e'), [['a', 'b'], ['c,d', 'e']]);
  assert.deepEqual(await cells(on, 'csv', '只有一欄\n甲\n乙'), [['只有一欄'], ['甲'], ['乙']]);
});

test('lines may end in any way, be empty, and be of any length', async () => {
  const on = await opened();
  assert.deepEqual(await cells(on, 'csv', 'a,b\r\n1,2\n3,4\r5,6'), [['a', 'b'], ['1', '2'], ['3', '4'], ['5', '6']]);
  assert.deepEqual(await cells(on, 'csv', '\n\na,b\n\n1\n1,2,3\n,\n\u001a'), [['a', 'b', '欄 3'], ['1', '', ''], ['1', '2', '3'], ['', '', '']]);
  assert.deepEqual(await cells(on, 'csv', 'a,b\n"x\r\ny",2'), [['a', 'b'], ['x\ny', '2']]);
  // A first row that is data is not taken for the names of columns.
  assert.deepEqual(await cells(on, 'csv', '2026/1/1,甲\n2026/1/2,乙'), [['欄 1', '欄 2'], ['2026/1/1', '甲'], ['2026/1/2', '乙']]);
});

test('what a table is about stands above it, and is not taken for its columns', async () => {
  const on = await opened();
  assert.deepEqual(await cells(on, 'csv', '114 年度所得清單,,\n列印日期：115/1/1\n所得人,金額,備註\n王小明,1,\n'), [['所得人', '金額', '備註'], ['王小明', '1', '']]);
  assert.match(await text(on), /^114 年度所得清單\s+列印日期：115\/1\/1\s+共 1 筆，3 欄/);
  assert.deepEqual(await cells(on, 'csv', '標題\n\n"a","b"\n'), [['a', 'b']]);
  assert.deepEqual(await cells(on, 'csv', '甲\n乙\n""\n丙'), [['甲'], ['乙'], [''], ['丙']]);
});

test('whatever a table holds, writing it as CSV and reading that gives the same cells', async () => {
  const on = await opened();
  const failed = await on.evaluate(async () => {
    const { shown, cellsOf } = window as unknown as Kit;
    let state = 20261125;
    const below = (limit: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    const pieces = ['"', '""', ',', ';', '\t', '\n', '\r\n', ' ', '甲', '𠮷', '=1+1', '0010', 'x', '<b>', "'"];
    const cell = (): string => Array.from({ length: below(5) }, () => pieces[below(pieces.length)]).join('');
    for (let round = 0; round < 300; round += 1) {
      const [separator, end] = [[',', ';', '\t'][below(3)] ?? ',', ['\n', '\r\n', '\r'][below(3)] ?? '\n'];
      const width = 2 + below(4);
      const header = Array.from({ length: width }, (_, column) => `欄名${column}`);
      const table = [header, ...Array.from({ length: 1 + below(5) }, () => Array.from({ length: width }, cell))];
      const quoted = (value: string): string => (below(2) === 0 || /[",;\t\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
      const written = table.map((row) => row.map(quoted).join(separator)).join(end);
      const refused = await shown([written], 'csv');
      const found = refused === '' ? cellsOf(document.querySelector('#place table') as Element) : refused;
      const expected = table.map((row) => row.map((value) => value.replaceAll('\r\n', '\n')));
      if (JSON.stringify(found) !== JSON.stringify(expected)) return { written, found };
    }
    return undefined;
  });
  assert.equal(failed, undefined);
});

test('a quote that is never closed, or closed within a cell, is refused with its place', async () => {
  const on = await opened();
  assert.equal(await show(on, 'csv', 'a,b\r\n1,"2\r\n3,4\r\n'), 'table.unreadable line 2 column 3');
  assert.equal(await show(on, 'csv', 'a,b\n"1"x,2'), 'table.unreadable line 2 column 4');
  assert.equal(await text(on), '');
  assert.deepEqual(await cells(on, 'csv', 'a,b\n5" pipe,"x" ,\n'), [['a', 'b', '欄 3'], ['5" pipe', 'x', '']]);
});

test('what cannot be seen is made visible, and what looks like a formula or markup is text', async () => {
  const on = await opened();
  const hostile = 'a,b\nx\u0000y,\u202e123\u202c\n=HYPERLINK("http://nowhere.example"),<img src=x onerror=alert(1)>\n';
  const [, first, second] = await cells(on, 'csv', hostile);
  assert.deepEqual(first, ['xU+0000y', 'U+202E123U+202C']);
  assert.deepEqual(second, ['=HYPERLINK("http://nowhere.example")', '<img src=x onerror=alert(1)>']);
  assert.equal(await on.locator('#place :is(img, a)').count(), 0);
  assert.equal(await on.locator('#place td > bdi').count(), 4);
});

test('of 100,000 rows a part is on the page at a time, and every row can be reached by keyboard', async () => {
  const on = await opened();
  assert.equal(await on.evaluate(() => {
    const rows = Array.from({ length: 100_000 }, (_, row) => `甲${row + 1},${row * 7},"x,${row}"`);
    return (window as unknown as Kit).shown(['編號,金額,說明\n', rows.join('\n')], 'csv');
  }), '');
  const first = on.locator('#place tbody tr').first();
  const last = on.locator('#place tbody tr').last();
  const status = on.locator('#place [role=status]');
  assert.match(await text(on), /共 100,000 筆/);
  assert.equal(await first.innerText(), '甲1\n0\nx,0');
  assert.equal(await on.locator('#place table').getAttribute('aria-rowcount'), '100001');
  assert.ok(await elements(on) < 10_000);
  await on.getByRole('button', { name: '後 500 筆' }).first().press('Enter');
  assert.match(await first.innerText(), /^甲501\n/);
  assert.equal(await first.getAttribute('aria-rowindex'), '502');
  assert.equal(await status.innerText(), '顯示第 501 至 1,000 筆，共 100,000 筆');
  assert.ok(await on.evaluate(() => document.activeElement?.getAttribute('role') === 'group'));
  await on.getByLabel('從第幾筆開始').fill('99999');
  await on.keyboard.press('Enter');
  assert.match(await last.innerText(), /^甲100000\n/);
  assert.equal(await on.locator('#place tbody tr').count(), 2);
  await on.getByRole('button', { name: '後 500 筆' }).last().press('Enter');
  assert.equal(await status.innerText(), '顯示第 99,999 至 100,000 筆，共 100,000 筆');
  await on.getByRole('button', { name: '前 500 筆' }).last().press('Enter');
  assert.match(await first.innerText(), /^甲99499\n/);
  assert.ok(await elements(on) < 10_000);
});

test('50 MB of CSV are shown, hostile shapes of it too, and more than is allowed is refused before it is read', async () => {
  const on = await opened();
  const ask = (shape: string): Promise<{ said: string; elements: number }> => on.evaluate(async (wanted) => {
    const shapes: Readonly<Record<string, () => string[]>> = {
      rows: () => ['編號,說明\n', ...Array.from({ length: 50 }, (_, part) => `甲${part},${'乙'.repeat(327)}\n`.repeat(1_000))],
      commas: () => [','.repeat(50_000_000)],
      lines: () => ['a\n'.repeat(25_000_000)],
      cell: () => ['a,b\n"', '""'.repeat(25_000_000), '",c'],
      open: () => ['a,b\n1,"', 'x'.repeat(50_000_000)],
      larger: () => ['x'.repeat(64_000_001)],
    };
    const said = await (window as unknown as Kit).shown(shapes[wanted]?.() ?? [], 'csv');
    return { said, elements: document.querySelectorAll('#place *').length };
  }, shape);
  for (const shape of ['rows', 'commas', 'lines', 'cell']) {
    const seen = await ask(shape);
    assert.equal(seen.said, '', shape);
    assert.ok(seen.elements > 3 && seen.elements < 30_000, `${shape}: ${seen.elements}`);
  }
  assert.equal((await ask('open')).said, 'table.unreadable line 2 column 3');
  assert.equal((await ask('larger')).said, 'table.too-large limit 64');
});

test('a long cell is shown in full when it is asked for, a table of too many columns says so', async () => {
  const on = await opened();
  await cells(on, 'csv', `a,b\n1,${'長'.repeat(800)}`);
  assert.ok((await text(on)).length < 700);
  await on.getByRole('button', { name: '顯示全部 800 字' }).press('Enter');
  assert.ok((await text(on)).includes('長'.repeat(800)));
  await cells(on, 'csv', `a,b\n1,"${'""'.repeat(150_000)}"`);
  await on.getByRole('button', { name: '顯示前 100,000 字' }).press('Enter');
  assert.ok((await text(on)).includes(`${'"'.repeat(100_000)}…`));
  assert.match(await text(on), /只顯示前 100,000 字/);
  await cells(on, 'csv', `${Array.from({ length: 300 }, (_, column) => `n${column}`).join(',')}\n`);
  assert.match(await text(on), /還有 100 欄未顯示/);
});

test('an empty file says that it is', async () => {
  const on = await opened('/en');
  for (const kind of ['csv', 'json', 'xml'] as const) {
    assert.equal(await show(on, kind, ' \r\n'), '');
    assert.equal(await text(on), 'This file is empty.');
  }
  assert.deepEqual(await cells(on, 'csv', 'a,b\n'), [['a', 'b']]);
  assert.match(await text(on), /0 rows, 2 columns/);
  for (const nothing of ['{}', '[]', 'null', '""']) {
    assert.equal(await show(on, 'json', nothing), '');
    assert.equal(await text(on), '(none)');
  }
});

test('JSON keeps digits and order', async () => {
  const on = await opened();
  const record = '\ufeff{"2": 1.10, "1": 12345678901234567890, "__proto__": true, "空": null, "列": ["甲", "\\u4e59"]}';
  assert.deepEqual(await cells(on, 'json', record), [['2', '1.10'], ['1', '12345678901234567890'], ['__proto__', '是'], ['空', '（無）'], ['列', '甲乙']]);
  assert.deepEqual(await cells(on, 'json', '[{"a":1},{"b":2e0,"a":3}]'), [['a', 'b'], ['1', ''], ['3', '2e0']]);
  assert.deepEqual(await cells(on, 'json', '[[1,"x"],[2]]'), [['欄 1', '欄 2'], ['1', 'x'], ['2', '']]);
});

test('JSON that says two things, or none, is refused with its place', async () => {
  const on = await opened();
  assert.equal(await show(on, 'json', '{\n "a": 1,\n "a": 2}'), 'table.duplicate-key line 3 column 2');
  assert.equal(await show(on, 'json', '{"a": 1, "\\u0061": 2}'), 'table.duplicate-key line 1 column 10');
  const broken = ['{"a":1,}', '[1 2]', '01', '"\\x"', '"a\nb"', '{"a"}', '[1]]', 'NaN', '"', '[', '{"a":'];
  for (const wrong of broken) assert.match(await show(on, 'json', wrong), /^table\.unreadable line 1 column \d+$/, wrong);
});

test('JSON may be as deep and as many as it likes, the page stays alive', async () => {
  const on = await opened();
  const ask = (unit: string, times: number, end = ''): Promise<string> => on.evaluate(
    ([each, count, last]) => (window as unknown as Kit).shown(['[', each.repeat(count), last], 'json'),
    [unit, times, end] as const,
  );
  assert.equal(await ask('[', 1_000_000), 'table.too-deep limit 200');
  assert.equal(await ask('[],', 5_000_000), 'table.too-many limit 3000000');
  assert.equal(await ask('{"a":{},"b":[1,2,{"c":""}]},', 100_000, '{}]'), '');
  assert.match(await text(on), /共 100,001 筆/);
  assert.ok(await elements(on) < 40_000);
  assert.equal(await ask('"\\\\",', 1_000_000, '0]'), '');
  assert.ok(await elements(on) < 10_000);
});

test('what lies deep is unfolded by a button that hands on the focus', async () => {
  const on = await opened();
  assert.equal(await show(on, 'json', `${'{"a":'.repeat(10)}"底"${'}'.repeat(10)}`), '');
  assert.ok(!(await text(on)).includes('底'));
  await on.getByRole('button', { name: '顯示內容（1 項）' }).press('Enter');
  assert.ok((await text(on)).includes('底'));
  assert.ok(await on.evaluate(() => document.activeElement?.querySelector('table') !== null));
});

test('XML is shown by its names, attributes and text, repeated elements as rows', async () => {
  const on = await opened();
  const source = `<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet href="/evil.xsl" type="text/xsl"?><!-- c -->
<戶籍 xmlns:a="urn:a" 版本="1.0"><a:戶長>王小明</a:戶長><!-- d --><成員 編號="1"><姓名>甲</姓名></成員><成員 編號="2"><姓名><![CDATA[<乙>]]></姓名><註/></成員>
<電話>1</電話><電話>2</電話></戶籍>`;
  assert.equal(await show(on, 'xml', source), '');
  const tables = await on.locator('#place table').evaluateAll((found) => found.map((table) => (window as unknown as Kit).cellsOf(table)));
  assert.deepEqual(tables[1], [['編號', '姓名', '註'], ['1', '甲', ''], ['2', '<乙>', '（無）']]);
  assert.deepEqual(tables[0]?.slice(0, 2), [['版本', '1.0'], ['戶長', '王小明']]);
  assert.deepEqual(tables[0]?.at(-1), ['電話', '12']);
  assert.equal(await on.locator('#place caption').first().innerText(), '戶籍');
  assert.ok(!asked.includes('/evil.xsl'));
});

test('names in XML are told apart where they are the same, and mixed text keeps its order', async () => {
  const on = await opened();
  assert.deepEqual(await cells(on, 'xml', '<r xmlns:a="urn:a" xmlns:b="urn:b" x="1"><a:x>2</a:x><b:x>3</b:x><x>4</x><y>5</y></r>'), [['x（屬性）', '1'], ['a:x', '2'], ['b:x', '3'], ['x', '4'], ['y', '5']]);
  assert.deepEqual(await cells(on, 'xml', '<r><p:x xmlns:p="urn:1">1</p:x><p:x xmlns:p="urn:2">2</p:x></r>'), [['{urn:1}x', '1'], ['{urn:2}x', '2']]);
  assert.deepEqual(await cells(on, 'xml', '<金額 幣別="TWD">1,000</金額>'), [['幣別', 'TWD'], ['內容', '1,000']]);
  assert.equal(await show(on, 'xml', '<p>請於<b>3</b>日內<b>繳</b></p>'), '');
  assert.deepEqual((await text(on)).split(/\s+/).slice(0, 5), ['請於', 'b', '3', '日內', 'b']);
});

test('XML is decoded as it declares, and a declaration that cannot be true is not believed', async () => {
  const on = await opened();
  const name = [0xa9, 0x6d, 0xa6, 0x57];
  const declared = (encoding: string): number[] => [...Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><r><a>`), ...name, ...Buffer.from('</a></r>')];
  for (const encoding of ['Big5', 'cp950', 'MS950']) assert.deepEqual(await cells(on, 'xml', declared(encoding)), [['a', '姓名']]);
  assert.equal(await show(on, 'xml', declared('UTF-8')), 'table.unreadable');
  assert.equal(await show(on, 'xml', declared('x-nothing')), 'table.unreadable');
  const wide = '<?xml version="1.0" encoding="UTF-16"?><r><a>姓名</a></r>';
  assert.deepEqual(await cells(on, 'xml', wide), [['a', '姓名']]);
  assert.deepEqual(await cells(on, 'xml', [...Buffer.from(wide, 'utf16le')]), [['a', '姓名']]);
  assert.deepEqual(await cells(on, 'xml', [0xfe, 0xff, ...Buffer.from(wide, 'utf16le').swap16()]), [['a', '姓名']]);
});

test('a document type is refused before anything is parsed, and so is XML that is broken, deep or endless', async () => {
  const on = await opened();
  const laughs = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join('');
  assert.equal(await show(on, 'xml', `<?xml version="1.0"?>\n<!-- <r/> --><!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]><r>&l9;</r>`), 'table.document-type line 2 column 14');
  assert.equal(await show(on, 'xml', '<!DOCTYPE r SYSTEM "/evil.dtd"><r/>'), 'table.document-type line 1 column 1');
  assert.match(await show(on, 'xml', '<r>\n<a></b></r>'), /^table\.unreadable line 2 column \d+$/);
  for (const wrong of ['<r>&nbsp;</r>', '<r/><s/>', '<r a="1" a="2"/>', 'x', '<r>\u0000</r>', '<!-- ', '<?x']) assert.match(await show(on, 'xml', wrong), /^table\.unreadable/, wrong);
  const repeated = (unit: string, times: number, end = ''): Promise<string> => on.evaluate(
    ([each, count, last]) => (window as unknown as Kit).shown(['<r>', each.repeat(count), last, '</r>'], 'xml'),
    [unit, times, end] as const,
  );
  assert.equal(await repeated('<a>', 400, '</a>'.repeat(400)), 'table.too-deep limit 200');
  assert.match(await repeated('<a>', 1_000_000), /^table\.(?:unreadable|too-)/);
  assert.equal(await repeated('<a/>', 3_000_000), 'table.too-many limit 500000');
  assert.equal(await repeated('<a/>', 4_000_000), 'table.too-large limit 16');
  assert.equal(await repeated('<a b="1"><c>2</c></a>', 100_000), '');
  assert.match(await text(on), /共 100,000 筆/);
  assert.ok(await elements(on) < 10_000);
  assert.ok(!asked.includes('/evil.dtd'));
  refuseOtherComplaints();
});

test('whatever bytes come, they are shown or refused by a code', async () => {
  const on = await opened();
  const wrong = await on.evaluate(async () => {
    const { shown } = window as unknown as Kit;
    let state = 4;
    const below = (limit: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    const seeds = {
      csv: 'a;b\r\n"1 ""2"" x",3\n\t,',
      json: '{"a":[1.0e3,{"b":"\\u0041"},null],"c":{"d":[[1],[true]]}}',
      xml: '<?xml version="1.0" encoding="utf-8"?><r a="1"><b x:y="2" xmlns:x="u">t<c/></b><b><![CDATA[x]]></b></r>',
    };
    for (let round = 0; round < 3_000; round += 1) {
      const kind = (['csv', 'json', 'xml'] as const)[below(3)] ?? 'csv';
      const bytes = [...new TextEncoder().encode(seeds[kind])];
      for (let changes = below(4); changes >= 0; changes -= 1) {
        const put = Array.from({ length: below(4) }, () => (below(2) === 0 ? below(256) : (bytes[below(bytes.length)] ?? 0)));
        bytes.splice(below(bytes.length), below(3), ...put);
      }
      const said = await shown([bytes], kind);
      const isShown = document.querySelector('#place')?.textContent !== '';
      const isRefused = /^table\.[a-z-]+( line \d+ column \d+)?$/.test(said);
      if (said === '' ? !isShown : isShown || !isRefused) return { kind, bytes: String.fromCharCode(...bytes), said };
    }
    return undefined;
  });
  assert.equal(wrong, undefined);
  refuseOtherComplaints();
});

test('who has gone away gets no table', async () => {
  const on = await opened();
  const seen = await on.evaluate(async () => {
    const { shown } = window as unknown as Kit;
    const leaving = new AbortController();
    const showing = shown(['a,b\n', 'c,d\n'.repeat(5_000_000)], 'csv', leaving.signal);
    setTimeout(() => leaving.abort(), 1);
    return [await showing, await shown(['a'], 'csv', AbortSignal.abort()), document.querySelector('#place')?.childElementCount];
  });
  assert.deepEqual(seen, ['table.aborted', 'table.aborted', 0]);
});

test('every refusal has its sentence in both languages', () => {
  for (const locale of ['zh-Hant', 'en'] as const) {
    for (const code of ['aborted', 'document-type', 'duplicate-key', 'too-deep', 'too-large', 'too-many', 'unreadable']) {
      assert.ok(sentence(`table-${code}`, locale), `${locale}: ${code}`);
    }
    assert.match(sentence('table-unreadable', locale, { line: 1, column: 7 }) ?? '', /1\D+7/);
    assert.doesNotMatch(sentence('table-unreadable', locale) ?? '', /\d/);
  }
});

test('tables of every kind are accessible, and no wider than a small screen', async () => {
  const on = await opened();
  const wide = `${Array.from({ length: 30 }, (_, column) => `欄位名稱${column}`).join(',')}\n${`${'資料內容,'.repeat(29)}末\n`.repeat(3)}`;
  const files = [
    ['csv', wide],
    ['csv', `項目\n${'甲\n'.repeat(501)}`],
    ['json', '{"姓名":"甲","地址":{"縣市":"臺北"},"明細":[{"日期":"115/1/1","金額":100,"附註":{"x":[1,2]}}],"空":[]}'],
    ['xml', '<戶籍 版="1"><成員><名>甲</名></成員><成員><名>乙</名></成員>文字</戶籍>'],
  ] as const;
  for (const width of [320, 1280]) {
    await on.setViewportSize({ width, height: 800 });
    for (const [kind, source] of files) {
      assert.equal(await show(on, kind, source), '');
      assert.deepEqual(await faults(on), [], `${kind} at ${width}`);
    }
  }
});

test('the viewer shows tables beside its verdict, a part at a time too, and says why it cannot', async () => {
  const on = await opened();
  const view = async (name: string, source: string): Promise<string> => {
    await on.evaluate(async ([title, content]) => {
      const viewer = document.createElement('mydata-viewer');
      document.querySelector('#place')?.replaceChildren(viewer);
      await viewer.show({ name: title, read: async () => new Blob([content]) });
    }, [name, source] as const);
    return on.locator('mydata-viewer .viewer').innerText();
  };
  for (const width of [320, 1280]) {
    await on.setViewportSize({ width, height: 800 });
    assert.match(await view('所得.csv', `編號,金額\n${'甲,1\n'.repeat(600)}`), /未經驗證[^]*顯示第 1 至 500 筆，共 600 筆/);
    await on.getByRole('button', { name: '後 500 筆' }).last().press('Enter');
    assert.equal(await on.locator('mydata-viewer tbody tr').count(), 100);
    assert.ok(await on.locator('mydata-viewer .paged').evaluate((parts) => (parts.getRootNode() as ShadowRoot).activeElement === parts));
    assert.match(await view('戶籍.xml', '<戶籍><戶長>王小明</戶長></戶籍>'), /戶長\s+王小明/);
    assert.deepEqual(await faults(on), []);
    assert.match(await view('紀錄.json', '{"a":1,"a":2}'), /兩個名稱相同的欄位（第 1 行第 8 字）/);
    assert.deepEqual(await faults(on), []);
  }
});

test('a wide table is scrolled by keyboard, on a narrow screen its rows are blocks of labelled cells', async () => {
  const on = await opened();
  await on.setViewportSize({ width: 1024, height: 768 });
  const wide = `${Array.from({ length: 40 }, (_, column) => `欄位名稱${column}`).join(',')}\n${'資料內容,'.repeat(39)}末\n`;
  assert.equal(await show(on, 'csv', wide), '');
  const region = on.getByRole('group');
  await on.keyboard.press('Tab');
  assert.ok(await region.evaluate((element) => element === document.activeElement));
  await on.keyboard.press('ArrowRight');
  await on.waitForFunction(() => (document.querySelector('#place [role=group]')?.scrollLeft ?? 0) > 0);
  await on.setViewportSize({ width: 320, height: 640 });
  assert.ok(await region.evaluate((element) => element.scrollWidth <= element.clientWidth));
  const label = await on.locator('#place td').first().evaluate((cell) => getComputedStyle(cell, '::before').content);
  assert.equal(label, '"欄位名稱0"');
});
