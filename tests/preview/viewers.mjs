/**
 * The viewers that are compared, behind one door, in the browser: `load` once, then for each document `open`, `draw` and `close`.
 * `open` takes bytes and a password; `draw` answers a canvas with page 1.
 */

export const SCALE = 1.5;

const canvasFor = (width, height) => Object.assign(document.createElement('canvas'), { width, height });

async function ours() {
  const { openPreview } = await import('/sdk/preview.js');
  return {
    open: (bytes, password) => openPreview(bytes, { password }),
    async draw(opened) {
      // What is larger than a picture may be, is drawn as large as it may.
      const scale = Math.min(SCALE, opened.pageSize(1).largestScale) || SCALE;
      const { bitmap, findings } = await opened.render(1, { scale });
      const canvas = canvasFor(bitmap.width, bitmap.height);
      canvas.getContext('bitmaprenderer').transferFromImageBitmap(bitmap);
      return Object.assign(canvas, { findings, scale });
    },
    async text(opened) {
      const { lines } = await opened.text(1);
      return lines.map(({ runs }) => runs.map(({ text }) => text).join(' ')).join('\n');
    },
    close: (opened) => opened.close(),
  };
}

async function pdfjs() {
  const peer = await import('/peers/pdfjs-dist/build/pdf.min.mjs');
  peer.GlobalWorkerOptions.workerSrc = '/peers/pdfjs-dist/build/pdf.worker.min.mjs';
  const at = (folder) => new URL(`/peers/pdfjs-dist/${folder}/`, location.href).href;
  return {
    open: (data, password) => peer.getDocument({ data, password, cMapUrl: at('cmaps'), standardFontDataUrl: at('standard_fonts'), wasmUrl: at('wasm'), iccUrl: at('iccs') }).promise,
    async draw(opened) {
      const page = await opened.getPage(1);
      const viewport = page.getViewport({ scale: SCALE });
      const canvas = canvasFor(Math.ceil(viewport.width), Math.ceil(viewport.height));
      await page.render({ canvas, viewport }).promise;
      return canvas;
    },
    async text(opened) {
      const { items } = await (await opened.getPage(1)).getTextContent();
      return items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join('');
    },
    close: (opened) => opened.loadingTask.destroy(),
  };
}

async function PDFium() {
  const { init } = await import('/peers/@embedpdf/pdfium/dist/index.browser.js');
  const wasmBinary = await (await fetch('/peers/@embedpdf/pdfium/dist/pdfium.wasm')).arrayBuffer();
  const pdfium = await init({ wasmBinary });
  pdfium.PDFiumExt_Init();
  const heap = () => pdfium.pdfium.HEAPU8;
  const { malloc, free } = pdfium.pdfium.wasmExports;
  return {
    async open(bytes, password) {
      const place = malloc(bytes.length);
      heap().set(bytes, place);
      const handle = pdfium.FPDF_LoadMemDocument(place, bytes.length, password);
      if (handle === 0) {
        free(place);
        throw new Error(`PDFium refuses it (${pdfium.FPDF_GetLastError()})`);
      }
      return { place, handle };
    },
    async draw({ handle }) {
      const page = pdfium.FPDF_LoadPage(handle, 0);
      if (page === 0) throw new Error('PDFium finds no page 1');
      const width = Math.ceil(pdfium.FPDF_GetPageWidthF(page) * SCALE);
      const height = Math.ceil(pdfium.FPDF_GetPageHeightF(page) * SCALE);
      const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
      pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
      pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0x10 | 0x01);
      const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
      const pixels = new Uint8ClampedArray(heap().slice(start, start + width * height * 4));
      const canvas = canvasFor(width, height);
      canvas.getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
      pdfium.FPDFBitmap_Destroy(bitmap);
      pdfium.FPDF_ClosePage(page);
      return canvas;
    },
    async close({ place, handle }) {
      pdfium.FPDF_CloseDocument(handle);
      free(place);
    },
  };
}

export const viewers = { ours, 'pdf.js': pdfjs, PDFium };

const loaded = {};

/** The viewer of a name, loaded when it is first asked for. */
export const viewer = (name) => (loaded[name] ??= viewers[name]());

export async function fetched(name) {
  return new Uint8Array(await (await fetch(`/documents/${encodeURIComponent(name)}`)).arrayBuffer());
}
