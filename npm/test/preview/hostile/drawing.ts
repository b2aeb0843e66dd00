/** Pages that are small and would take for ever to draw. */
import type { Hostile } from './index.ts';
import { Pdf } from './pdf.ts';

/** Numbers have no exponents. */
const BIG = `1${'0'.repeat(38)}`;
const FORM = '/Type /XObject /Subtype /Form /BBox [0 0 600 800]';

function chain(levels: number, content: string, last: string, entries = FORM): Pdf {
  const pdf = Pdf.page(content, '/Resources << /XObject << /X 5 0 R >> >>');
  for (let number = 6; number < 6 + levels; number += 1) pdf.stream(`${entries} /Resources << /XObject << /X ${number} 0 R >> >>`, content);
  return pdf.stream(entries, last);
}

function glyphs(procedure: string, content: string, entries = ''): Buffer {
  return Pdf.page(content, '/Resources << /Font << /F 5 0 R >> >>')
    .object(`<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 65 /Widths [1]
      /Encoding << /Differences [65 /A] >> /CharProcs << /A 6 0 R >> /Resources << /Font << /F 5 0 R >> >> >>`)
    .stream(entries, procedure).bytes();
}

function pattern(entries: string, tile: string, content = '/Pattern cs /P scn 0 0 600 800 re f'): Buffer {
  return Pdf.page(content, '/Resources << /Pattern << /P 5 0 R >> >>')
    .stream(`/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /Resources << /Pattern << /P 5 0 R >> >> ${entries}`, tile).bytes();
}

function shading(entries: string, ...others: ((pdf: Pdf) => void)[]): Buffer {
  const pdf = Pdf.page('/S sh', `/Resources << /Shading << /S << ${entries} >> >> >>`);
  for (const other of others) other(pdf);
  return pdf.bytes();
}

const PAGE_WIDE = '/ShadingType 1 /ColorSpace /DeviceRGB /Domain [0 600 0 800] /Function 5 0 R';
const CALCULATOR = '/FunctionType 4 /Domain [0 600 0 800] /Range [0 1 0 1 0 1]';

/** Curved patches with random corners. */
function patches(count: number): Buffer {
  const patch = Buffer.alloc(1 + 12 * 4 + 4 * 3);
  for (let at = 1; at < patch.length; at += 1) patch[at] = (at * 97) % 256;
  return Buffer.concat(Array<Buffer>(count).fill(patch));
}

function masked(levels: number): Buffer {
  const pdf = Pdf.page('/G gs 0 0 600 800 re f', '/Resources << /ExtGState << /G << /SMask << /S /Luminosity /G 5 0 R >> >> >> >>');
  for (let number = 6; number < 6 + levels; number += 1) {
    pdf.stream(`${FORM} /Group << /S /Transparency /CS /DeviceRGB >> /Resources << /ExtGState << /G << /SMask << /S /Luminosity /G ${number} 0 R >> >> >> >>`, '/G gs 0 0 600 800 re f '.repeat(2));
  }
  return pdf.stream(`${FORM} /Group << /S /Transparency /CS /DeviceRGB >> /Resources << /ExtGState << /G << /SMask << /S /Luminosity /G 5 0 R >> >> >> >>`, '/G gs 0 0 600 800 re f').bytes();
}

export const FORMS: Hostile[] = [
  { name: 'forms within forms, 2⁴⁰ in all', ends: 'preview.page-too-complex', make: () => chain(40, '/X Do /X Do', '0 0 5 5 re f').bytes() },
  { name: 'a form that draws itself', make: () => Pdf.page('/X Do', '/Resources << /XObject << /X 5 0 R >> >>').stream(`${FORM} /Resources << /XObject << /X 5 0 R >> >>`, '/X Do /X Do').bytes() },
  { name: 'transparent groups within groups', make: () => chain(26, '/X Do', '0 0 600 800 re f', `${FORM} /Group << /S /Transparency /I true /K true >>`).bytes() },
  { name: 'a glyph that shows itself', make: () => glyphs('1 0 d0 BT /F 1 Tf (AA) Tj ET', 'BT /F 99 Tf 9 9 Td (AAAA) Tj ET') },
  { name: 'a glyph of a million strokes shown a thousand times', make: () => glyphs(`1 0 d0 ${'0 0 m 1 1 l S '.repeat(1_000_000)}`, `BT /F 99 Tf 9 9 Td (${'A'.repeat(1_000)}) Tj ET`) },
  { name: 'a soft mask that masks itself', make: () => masked(0) },
  { name: 'twenty soft masks within one another', make: () => masked(20) },
  { name: 'a pattern of itself', make: () => pattern('/BBox [0 0 9 9] /XStep 9 /YStep 9', '/Pattern cs /P scn 0 0 9 9 re f') },
];

export const PAINT: Hostile[] = [
  { name: 'three million strokes', ends: 'preview.page-too-complex', make: () => Pdf.page('0 0 m 600 800 l S 600 0 m 0 800 l S '.repeat(1_500_000)).bytes() },
  { name: 'three million lines in one stroke', make: () => Pdf.page(`0 0 m ${'600 800 l 0 799 l '.repeat(1_500_000)} S`).bytes() },
  { name: 'dashes of 0.00001', make: () => Pdf.page('[0.00001] 0 d 1 w 0 0 m 600 800 l S 50 50 500 700 re S').bytes() },
  { name: 'dashes of nothing, and of a billion kinds', make: () => Pdf.page(`[0 0] 0 d 0 0 m 600 800 l S [${'0.1 '.repeat(100_000)}] ${BIG} d 0 0 m 600 800 l S [-1 1] 0 d 0 0 m 600 800 l S`).bytes() },
  { name: 'tiles with steps of 0.001', make: () => pattern('/BBox [0 0 9 9] /XStep 0.001 /YStep 0.001', '0 0 9 9 re f') },
  { name: 'tiles without any step', make: () => pattern('/BBox [0 0 9 9] /XStep 0 /YStep 0', '0 0 9 9 re f') },
  { name: 'a tile as large as a country', make: () => pattern('/BBox [0 0 1000000000 1000000000] /XStep 1000000000 /YStep 1000000000 /Matrix [1000 0 0 1000 0 0]', '0 0 1000000000 1000000000 re f') },
  { name: 'tiles under a thousand shapes', make: () => pattern('/BBox [0 0 1 1] /XStep 1 /YStep 1', '0 0 1 1 re f', `/Pattern cs /P scn ${'0 0 600 800 re f '.repeat(1_000)}`) },
  { name: 'a million clips', make: () => Pdf.page('0 0 m 600 0 l 300 800 l h W n '.repeat(300_000) + '0 0 600 800 re f').bytes() },
  { name: 'half a million states that are never given back', make: () => Pdf.page(`${'q 1 0 0 1 0.001 0 cm '.repeat(500_000)} 0 0 9 9 re f`).bytes() },
  { name: 'a million marks within one another', make: () => Pdf.page('/A BMC '.repeat(1_000_000)).bytes() },
  { name: 'two million characters', make: () => Pdf.page(`BT /F 12 Tf 1 1 Td ${`(${'A'.repeat(1_000)}) Tj `.repeat(2_000)} ET`, '/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>').bytes() },
  { name: 'numbers beyond all numbers', make: () => Pdf.page([
    `${BIG} 0 0 ${BIG} 0 0 cm`, `${BIG}${BIG} w`, `0 0 m ${BIG} ${BIG} -${BIG} ${BIG} ${BIG} -${BIG} c S`, 'nan inf m 1e9 1 l S',
    '0 0 0 0 0 0 cm 0 0 5 5 re f', `0.${'0'.repeat(38)}1 0 0 1 0 0 cm 0 0 ${BIG} ${BIG} re f`, '9999999999 M 9 j 9 J 0 0 m 1 1 l 0 0 l S',
  ].join('\n')).bytes() },
  { name: 'text of a million points', make: () => Pdf.page(`BT /F 1000000 Tf -500000 -500000 Td (AAAA) Tj 1000000000 Tc ${BIG} Tw (A A) Tj ${BIG} Tz ${BIG} Ts (A) Tj ET`, '/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>').bytes() },
];

export const COLOURS: Hostile[] = [
  { name: 'a table of colours with a billion samples', make: () => shading(PAGE_WIDE, (pdf) => pdf.stream('/FunctionType 0 /Domain [0 600 0 800] /Range [0 1 0 1 0 1] /Size [32000 32000] /BitsPerSample 8', 'abc')) },
  { name: 'a table of colours of two to the thousand', make: () => shading(PAGE_WIDE, (pdf) => pdf.stream(`/FunctionType 0 /Domain [${'0 1 '.repeat(1_000)}] /Range [0 1 0 1 0 1] /Size [${'2 '.repeat(1_000)}] /BitsPerSample 32`, 'abc')) },
  { name: 'ten thousand functions stitched into one another', make: () => {
    const pdf = Pdf.page('/S sh', '/Resources << /Shading << /S << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 600 800] /Function 5 0 R >> >> >>');
    for (let number = 6; number < 10_006; number += 1) pdf.object(`<< /FunctionType 3 /Domain [0 1] /Functions [${number} 0 R ${number} 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>`);
    return pdf.object('<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0] /C1 [1 1 1] >>').bytes();
  } },
  { name: 'a function stitched from itself', make: () => shading('/ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 600 800] /Function 5 0 R', (pdf) => pdf.object('<< /FunctionType 3 /Domain [0 1] /Functions [5 0 R 5 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>')) },
  { name: 'a calculator of a million steps for each pixel', make: () => shading(PAGE_WIDE, (pdf) => pdf.stream(CALCULATOR, `{ ${'dup mul sin '.repeat(300_000)} 0 0 }`)) },
  { name: 'a calculator that rolls a billion', make: () => shading(PAGE_WIDE, (pdf) => pdf.stream(CALCULATOR, '{ 2147483647 -2147483648 roll 2147483647 copy 99999999 index -1 bitshift 0 idiv 0 0 }')) },
  { name: 'a calculator a hundred thousand deep', make: () => shading(PAGE_WIDE, (pdf) => pdf.stream(CALCULATOR, `${'{ true '.repeat(100_000)}${'} if '.repeat(100_000)}`)) },
  { name: 'a hundred thousand curved patches', make: () => Pdf.page('/S sh', '/Resources << /Shading << /S 5 0 R >> >>')
    .stream('/ShadingType 6 /ColorSpace /DeviceRGB /BitsPerCoordinate 16 /BitsPerComponent 8 /BitsPerFlag 8 /Decode [0 600 0 800 0 1 0 1 0 1]', patches(100_000)).bytes() },
  { name: 'a mesh of two billion columns', make: () => Pdf.page('/S sh', '/Resources << /Shading << /S 5 0 R >> >>')
    .stream('/ShadingType 5 /VerticesPerRow 2147483647 /ColorSpace /DeviceRGB /BitsPerCoordinate 8 /BitsPerComponent 8 /Decode [0 600 0 800 0 1 0 1 0 1]', 'abcde'.repeat(200_000)).bytes() },
  { name: 'circles of a billion', make: () => shading(`/ShadingType 3 /ColorSpace /DeviceRGB /Coords [0 0 ${BIG} 1000000000 1000000000 ${BIG}] /Extend [true true] /Function 5 0 R`, (pdf) => pdf.object('<< /FunctionType 2 /Domain [0 1] /N 1000000000000 /C0 [0 0 0] /C1 [1 1 1] >>')) },
];
