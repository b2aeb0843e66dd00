/** Files whose structure leads round in circles, down without end, or to numbers that nothing has room for. */
import type { Hostile } from './index.ts';
import { Pdf, deflated, megabyte } from './pdf.ts';

const CATALOGUE = '<< /Type /Catalog /Pages 2 0 R >>';

/** Objects at their places, with a stream for a table whose entries are 1, 4 and 2 bytes wide. */
function streamed(objects: string[], entries: [number, number | undefined, number][], dictionary: string, table?: Buffer): Buffer {
  let file = '%PDF-1.7\n';
  const places = objects.map((body, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const start = file.length;
  const rows = entries.map(([kind, second, third], number) => {
    const row = Buffer.alloc(7);
    row[0] = kind;
    row.writeUInt32BE(second ?? places[number - 1] ?? start, 1);
    row.writeUInt16BE(third, 5);
    return row;
  });
  const data = table ?? Buffer.concat(rows);
  return Buffer.concat([
    Buffer.from(`${file}${objects.length + 1} 0 obj\n<< /Type /XRef /Root 1 0 R /Length ${data.length} ${dictionary} >>\nstream\n`, 'latin1'), data,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`),
  ]);
}

function objectStream(dictionary: string, data: string): string {
  return `<< /Type /ObjStm ${dictionary} /Length ${data.length} >>\nstream\n${data}\nendstream`;
}

const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>';

/** A tree of pages in which each level has the next one a hundred times. */
function sharedPages(levels: number): Buffer {
  const pdf = new Pdf().object(CATALOGUE);
  for (let level = 0; level < levels; level += 1) pdf.object(`<< /Type /Pages /Kids [${`${level + 3} 0 R `.repeat(100)}] /Count ${100 ** (levels - level)} /MediaBox [0 0 600 800] >>`);
  return pdf.object(`<< /Type /Page /Parent ${levels + 1} 0 R >>`).bytes();
}

/** Pages that are objects of their own. */
export function manyPages(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, index) => `${index + 3} 0 R`);
  const pdf = new Pdf().object(CATALOGUE).object(`<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${count} /MediaBox [0 0 600 800] >>`);
  for (let page = 0; page < count; page += 1) pdf.object('<< /Type /Page /Parent 2 0 R >>');
  return pdf.bytes();
}

function tables(between: string, start: (first: number, second: number) => [number, number]): Buffer {
  const body = `%PDF-1.7\n1 0 obj\n${CATALOGUE}\nendobj\n2 0 obj\n${PAGES}\nendobj\n3 0 obj\n${PAGE}\nendobj\n`;
  const first = body.length;
  const [prev, last] = start(first, first + 200);
  const table = `xref\n0 1\n0000000000 65535 f \n${between}trailer\n<< /Size 4 /Root 1 0 R /Prev ${prev} /XRefStm ${prev} >>\n`.padEnd(200);
  return Buffer.from(`${body}${table}${table}startxref\n${last}\n%%EOF\n`);
}

function locked(encryption: string, trailer = '/ID [(abcdefghijklmnop) (abcdefghijklmnop)]'): Buffer {
  return Pdf.page('0 0 5 5 re f').object(`<< /Filter /Standard ${encryption} >>`).bytes(`/Encrypt 5 0 R ${trailer}`);
}

export const CIRCLES: Hostile[] = [
  { name: 'pages in a circle', ends: 'preview.damaged', make: () => new Pdf().object(CATALOGUE).object('<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 3 0 R >>').object('<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 999999999 /Parent 2 0 R >>').bytes() },
  { name: 'a page that is its own parent', make: () => new Pdf().object(CATALOGUE).object(PAGES).object('<< /Type /Page /Parent 3 0 R /Contents 3 0 R /Resources 3 0 R >>').bytes() },
  { name: 'resources and annotations in a circle', make: () => Pdf.page('/X Do', '/Resources 5 0 R /Annots 6 0 R /Rotate 7 0 R /Group 6 0 R').object('<< /XObject 5 0 R /X 5 0 R /Font 5 0 R /Pattern 5 0 R >>')
    .object('[6 0 R 6 0 R << /AP << /N 6 0 R >> >>]').object('8 0 R').object('7 0 R').bytes() },
  { name: 'tables of places in a circle', make: () => tables('', (first, second) => [first, second]) },
  { name: 'a table of places before itself', make: () => tables('', (_, second) => [second, second]) },
  { name: 'a table of places with a billion entries', make: () => tables('0 1000000000\n', (first, second) => [first, second]) },
  { name: 'a table of places with four billion entries of no width', make: () => streamed([CATALOGUE, PAGES, PAGE], [], '/Size 4294967295 /Index [0 4294967295] /W [0 0 0]', Buffer.alloc(0)) },
  { name: 'a table of places with entries wider than the file', make: () => streamed([CATALOGUE, PAGES, PAGE], [[0, 0, 0]], '/Size 2147483647 /W [2147483647 2147483647 2147483647]') },
  { name: 'a table of places of one deflated gigabyte', make: () => streamed([CATALOGUE, PAGES, PAGE], [], '/Size 99999999 /W [1 1 1] /Filter /FlateDecode', deflated(megabyte(), 1_024)) },
  { name: 'a stream of objects that holds itself', make: () => streamed([CATALOGUE, PAGES, objectStream('/N 2 /First 12 /Extends 3 0 R', '3 0 4 0     << >>')], [[0, 0, 0], [2, 3, 0], [2, 3, 1], [2, 3, 0], [1, undefined, 0]], '/Size 5 /W [1 4 2]') },
  { name: 'streams of objects that hold each other', make: () => streamed([objectStream('/N 1 /First 4 /Extends 2 0 R', '2 0 << >>'), objectStream('/N 1 /First 4 /Extends 1 0 R', '1 0 << >>'), PAGE], [[0, 0, 0], [2, 2, 0], [2, 1, 0], [1, undefined, 0], [1, undefined, 0]], '/Size 5 /W [1 4 2]') },
  { name: 'a stream of two billion objects', make: () => streamed([CATALOGUE, PAGES, objectStream('/N 2147483647 /First 2147483647', '4 0 '.repeat(100_000))], [[0, 0, 0], [1, undefined, 0], [1, undefined, 0], [1, undefined, 0], [2, 3, 0]], '/Size 5 /W [1 4 2]') },
  { name: 'objects in one deflated gigabyte', make: () => {
    const data = deflated(megabyte(' '), 1_024).toString('latin1');
    return streamed([CATALOGUE, '<< /Type /Pages /Kids [4 0 R] /Count 1 >>', objectStream('/N 1 /First 4 /Filter /FlateDecode', data)], [[0, 0, 0], [1, undefined, 0], [1, undefined, 0], [1, undefined, 0], [2, 3, 0]], '/Size 5 /W [1 4 2]');
  } },
];

export const NUMBERS: Hostile[] = [
  { name: 'one content named a hundred thousand times', ends: 'preview.stream-too-large', make: () => new Pdf().object(CATALOGUE).object(PAGES)
    .object(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents [${'4 0 R '.repeat(100_000)}] >>`).stream('', ' '.repeat(100_000)).bytes() },
  { name: 'lengths that lie', make: () => Pdf.page('0 0 5 5 re f', '/Resources << /XObject << /X 5 0 R /Y 6 0 R /Z 7 0 R >> >>').stream('/Length -1', 'x').stream('/Length 999999999999999999999', 'x').stream('/Length 7 0 R', 'x').bytes() },
  { name: 'a hundred thousand lists within one another', make: () => Pdf.page('', `/Annots ${'['.repeat(100_000)}${']'.repeat(100_000)}`).bytes() },
  { name: 'a million lists that never end', make: () => Pdf.page('', `/Annots ${'['.repeat(1_000_000)}`).bytes() },
  { name: 'a million dictionaries that never end', make: () => Pdf.page('', `/Resources ${'<< /A '.repeat(1_000_000)}`).bytes() },
  { name: 'a million lists within a page', make: () => Pdf.page('['.repeat(1_000_000)).bytes() },
  { name: 'a million brackets in a text', make: () => Pdf.page(`BT ${'('.repeat(1_000_000)} Tj ET`, `/X ${'('.repeat(1_000_000)}`).bytes() },
  { name: 'names of a megabyte', make: () => Pdf.page(`/${'N'.repeat(1 << 20)} Do`, `/Resources << /XObject << /${'N'.repeat(1 << 20)} 5 0 R >> /Font << /${'#41'.repeat(1 << 20)} << >> >> >>`).bytes() },
  { name: 'a page of a billion points', ends: 'preview.page-too-large', make: () => Pdf.page('', '/MediaBox [0 0 1000000000 1000000000]').bytes() },
  { name: 'a page in units of a billion points', make: () => Pdf.page('', '/MediaBox [0 0 600 800] /UserUnit 1000000000').bytes() },
  { name: 'a page without any size', make: () => Pdf.page('', '/MediaBox [5 5 5 5] /CropBox [9 9 1 1]').bytes() },
  { name: 'a page whose sides are no numbers', make: () => Pdf.page('', '/MediaBox [(a) /b null []] /Rotate 99999999999999999999').bytes() },
  { name: 'ten thousand pages', ends: 'drawn', make: () => manyPages(10_000) },
  { name: 'a million pages from three lists', make: () => sharedPages(3) },
  { name: '10¹⁶ pages from eight lists', make: () => sharedPages(8) },
  { name: 'objects at the end of all numbers', make: () => Buffer.from(`%PDF-1.7\n${Array.from({ length: 50_000 }, (_, index) => `${4_294_967_295 - index} 65535 obj << /Type /Page >> endobj`).join('\n')}\ntrailer << /Root 4294967295 65535 R >>`) },
  { name: 'keys of a billion bits', make: () => locked(`/V 2 /R 3 /Length 1000000000 /P -4 /O (${'o'.repeat(32)}) /U (${'u'.repeat(32)})`) },
  { name: 'keys of no bits', make: () => locked(`/V 4 /R 4 /Length 0 /P -4 /CF << /StdCF << /CFM /AESV2 /Length -1 >> >> /StmF /StdCF /StrF /StdCF /O () /U ()`) },
  { name: 'keys that are protected by themselves', make: () => locked('/V 5 /R 6 /Length 256 /P 5 0 R /O 5 0 R /U 5 0 R /OE 5 0 R /UE 5 0 R /CF 5 0 R /StmF 5 0 R', '/ID 5 0 R') },
  { name: 'keys of a megabyte', make: () => locked(`/V 5 /R 6 /Length 256 /P -4 /O (${'o'.repeat(1 << 20)}) /U (${'u'.repeat(1 << 20)}) /OE (${'o'.repeat(32)}) /UE (${'u'.repeat(32)}) /Perms (${'p'.repeat(16)}) /CF << /StdCF << /CFM /AESV3 >> >> /StmF /StdCF /StrF /StdCF`) },
  { name: 'a protection from the year 2099', ends: 'preview.encryption-unsupported', make: () => locked('/V 99 /R 99 /Length 99999') },
];
