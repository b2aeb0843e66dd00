/** Little that becomes much: packed streams, and images that say they are larger than any memory. */
import type { Hostile } from './index.ts';
import { Pdf, deflated, lzw, megabyte } from './pdf.ts';

const FORM = '/Type /XObject /Subtype /Form /BBox [0 0 10 10]';
const DRAWS_X = '/Resources << /XObject << /X 5 0 R >> >>';
const GIB = 1_024;

/** A page whose only drawing is the object with this dictionary and these bytes. */
function drawn(dictionary: string, data: Buffer | string): Pdf {
  return Pdf.page('600 0 0 800 0 0 cm /X Do', DRAWS_X).stream(dictionary, data);
}

function image(entries: string, data: Buffer | string, colours = '/ColorSpace /DeviceGray /BitsPerComponent 8'): Buffer {
  return drawn(`/Type /XObject /Subtype /Image ${colours} ${entries}`, data).bytes();
}

/** Text in a font whose descriptor or encoding leads to object 6. */
function text(font: string): Pdf {
  return Pdf.page('BT /F 12 Tf 20 20 Td (ABC) Tj ET', '/Resources << /Font << /F 5 0 R >> >>').object(`<< /Type /Font ${font} >>`);
}

const FLATE = '/Filter /FlateDecode';

export const STREAMS: Hostile[] = [
  { name: 'a page of one deflated gigabyte', ends: 'preview.stream-too-large', make: () => {
    const pdf = new Pdf().object('<< /Type /Catalog /Pages 2 0 R >>').object('<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
    pdf.object('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>').stream(FLATE, deflated(megabyte(), GIB));
    return pdf.bytes();
  } },
  { name: 'a form of four deflated gigabytes', ends: 'preview.stream-too-large', make: () => drawn(`${FORM} ${FLATE}`, deflated(megabyte(), 4 * GIB)).bytes() },
  { name: 'a form packed twice, a terabyte', ends: 'preview.stream-too-large', make: () => {
    const once = deflated(megabyte(), 4 * GIB);
    return drawn(`${FORM} /Filter [/FlateDecode /FlateDecode]`, deflated(once, 1)).bytes();
  } },
  { name: 'an image of four deflated gigabytes', ends: 'preview.stream-too-large', make: () => image(`/Width 100 /Height 100 ${FLATE}`, deflated(megabyte(), 4 * GIB)) },
  { name: 'a font of one deflated gigabyte', ends: 'preview.stream-too-large', make: () => text('/Subtype /TrueType /BaseFont /X /FontDescriptor << /Type /FontDescriptor /FontName /X /FontFile2 6 0 R >>')
    .stream(FLATE, deflated(megabyte(), GIB)).bytes() },
  { name: 'a colour profile of one deflated gigabyte', ends: 'preview.stream-too-large', make: () => {
    const pdf = Pdf.page('/X Do', '/Resources << /XObject << /X 5 0 R >> /ColorSpace << /C [/ICCBased 6 0 R] >> >>');
    pdf.stream('/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace [/ICCBased 6 0 R]', 'abc');
    return pdf.stream(`/N 3 ${FLATE}`, deflated(megabyte(), GIB)).bytes();
  } },
  { name: 'meanings of characters in one deflated gigabyte', ends: 'preview.stream-too-large', make: () => text('/Subtype /TrueType /BaseFont /X /ToUnicode 6 0 R').stream(FLATE, deflated(megabyte(' '), GIB)).bytes() },
  { name: 'an encoding of one deflated gigabyte', ends: 'preview.stream-too-large', make: () => text('/Subtype /Type0 /BaseFont /X /Encoding 6 0 R /DescendantFonts [<< /Subtype /CIDFontType2 /BaseFont /X >>]')
    .stream(FLATE, deflated(megabyte(' '), GIB)).bytes() },
  { name: 'meanings for four billion characters', make: () => text('/Subtype /Type0 /BaseFont /X /Encoding 6 0 R /DescendantFonts [<< /Subtype /CIDFontType2 /BaseFont /X >>] /ToUnicode 6 0 R').stream('', [
    '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange',
    '1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange'.repeat(1_000),
    'endcmap end',
  ].join('\n')).bytes() },
  { name: 'a glyph of one deflated gigabyte', ends: 'preview.stream-too-large', make: () => text('/Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 65 /Widths [1] /Encoding << /Differences [65 /A] >> /CharProcs << /A 6 0 R >>')
    .stream(FLATE, deflated(megabyte(' '), GIB)).bytes() },
  { name: 'a form of three gigabytes in LZW', ends: 'preview.stream-too-large', make: () => drawn(`${FORM} /Filter /LZWDecode`, lzw(400)).bytes() },
  { name: 'a form deflated and then in runs', ends: 'preview.stream-too-large', make: () => drawn(`${FORM} /Filter [/FlateDecode /RunLengthDecode]`, deflated(Buffer.alloc(1 << 20, '\x81 ', 'latin1'), 100)).bytes() },
  { name: 'a form under a hundred filters of text', make: () => drawn(`${FORM} /Filter [${'/ASCIIHexDecode '.repeat(100)}]`, '30'.repeat(5 << 20)).bytes() },
  { name: 'a form under a hundred thousand filters', ends: 'preview.stream-too-large', make: () => drawn(`${FORM} /Filter [${'/RunLengthDecode '.repeat(100_000)}]`, '\x81 '.repeat(1 << 19)).bytes() },
  { name: 'rows of two billion columns', make: () => drawn(`${FORM} ${FLATE} /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 255 /BitsPerComponent 16 >>`, deflated('q Q ', 100)).bytes() },
];

const u32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const u16 = (value: number): number[] => [(value >>> 8) & 255, value & 255];

/** A JPEG that says it has 65,500² pixels, and has none. */
function jpeg(): Buffer {
  const table = [0xff, 0xdb, 0, 67, 0, ...Array<number>(64).fill(1)];
  const frame = [0xff, 0xc0, 0, 17, 8, ...u16(65_500), ...u16(65_500), 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0];
  const codes = [0xff, 0xc4, 0, 20, 0, 1, ...Array<number>(15).fill(0), 0, 0xff, 0xc4, 0, 20, 0x10, 1, ...Array<number>(15).fill(0), 0];
  const scan = [0xff, 0xda, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0];
  return Buffer.from([0xff, 0xd8, ...table, ...frame, ...codes, ...scan, 0, 0, 0, 0xff, 0xd9]);
}

/** A JPEG 2000 code stream of 2³¹ × 2³¹ pixels, in tiles of one pixel or one tile. */
function jpeg2000(tile: number): Buffer {
  const size = [0xff, 0x51, ...u16(41), 0, 0, ...u32(0x7fffffff), ...u32(0x7fffffff), ...u32(0), ...u32(0), ...u32(tile), ...u32(tile), ...u32(0), ...u32(0), ...u16(1), 7, 1, 1];
  const coding = [0xff, 0x52, ...u16(12), 0, 0, ...u16(1), 0, 5, 4, 4, 0, 0];
  const steps = [0xff, 0x5c, ...u16(19), 0x40, ...Array<number>(16).fill(0x40)];
  const part = [0xff, 0x90, ...u16(10), 0, 0, ...u32(0), 0, 1, 0xff, 0x93];
  return Buffer.from([0xff, 0x4f, ...size, ...coding, ...steps, ...part, ...Array<number>(64).fill(0x55), 0xff, 0xd9]);
}

/** A JBIG2 page of 2³² × 2³² pixels with a region as large. */
function jbig2(side: number): Buffer {
  const page = [...u32(0), 0x30, 0, 1, ...u32(19), ...u32(side), ...u32(side), ...u32(0), ...u32(0), 0, 0, 0];
  const region = [...u32(side), ...u32(side), ...u32(0), ...u32(0), 0];
  const generic = [...u32(1), 0x26, 0, 1, ...u32(region.length + 41), ...region, 0, 3, 0xff, 0xfd, 0xff, 2, 0xfe, 0xfe, 0xfe, ...Array<number>(32).fill(0x5a)];
  return Buffer.from([...page, ...generic]);
}

const ONE_BIT = '/ColorSpace /DeviceGray /BitsPerComponent 1';

export const IMAGES: Hostile[] = [
  { name: 'an image of 30,000 × 30,000', ends: 'preview.image-too-large', make: () => image(`/Width 30000 /Height 30000 ${FLATE}`, deflated(megabyte(), 858)) },
  { name: 'an image of 9,990 × 9,990 in colour', make: () => image(`/Width 9990 /Height 9990 ${FLATE}`, deflated(megabyte('a'), 110), '/ColorSpace /DeviceCMYK /BitsPerComponent 8') },
  { name: 'a mask of 65,535 × 65,535', ends: 'preview.image-too-large', make: () => drawn(`/Subtype /Image /ImageMask true /Width 65535 /Height 65535 ${FLATE}`, deflated(megabyte(), 512)).bytes() },
  { name: 'an image in the middle of a page, of 60,000 × 60,000', make: () => Pdf.page('BI /W 60000 /H 60000 /BPC 8 /CS /G /F /Fl ID abc EI').bytes() },
  { name: 'an image with negative sides', make: () => image('/Width -1 /Height -2147483648', 'abc') },
  { name: 'a JPEG of 65,500 × 65,500 said to be small', make: () => image('/Width 10 /Height 10 /Filter /DCTDecode', jpeg(), '/ColorSpace /DeviceRGB /BitsPerComponent 8') },
  { name: 'a JPEG 2000 of two billion squared', make: () => image('/Width 10 /Height 10 /Filter /JPXDecode', jpeg2000(0x7fffffff)) },
  { name: 'a JPEG 2000 in tiles of one pixel', make: () => image('/Width 10 /Height 10 /Filter /JPXDecode', jpeg2000(1)) },
  { name: 'a JBIG2 of four billion squared', make: () => image('/Width 10 /Height 10 /Filter /JBIG2Decode', jbig2(0xffffffff), ONE_BIT) },
  { name: 'a JBIG2 of 60,000 × 60,000', make: () => image('/Width 10 /Height 10 /Filter /JBIG2Decode', jbig2(60_000), ONE_BIT) },
  { name: 'a fax of two billion columns', make: () => image('/Width 10 /Height 10 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 2147483647 /Rows 2147483647 >>', '\0'.repeat(1_000), ONE_BIT) },
  { name: 'a fax of a million blank rows', make: () => image('/Width 9000 /Height 9000 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 60000 /Rows 1000000 >>', '\xff'.repeat(125_000), ONE_BIT) },
  { name: 'colours from a table that is its own base', make: () => Pdf.page('/C cs 1 sc 0 0 99 99 re f', '/Resources << /ColorSpace << /C 5 0 R >> >>').object('[/Indexed 5 0 R 999999999 (abc)]').bytes() },
];
