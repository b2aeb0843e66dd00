/** The reader for browsers without one: zxing-cpp (by zxing-wasm, MIT), 321 kB by brotli, from our own origin. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { CodeReader } from './code-reader.ts';

/** Where the build puts the module. */
const MODULE = '/assets/zxing-reader.wasm';

/** Fetches and compiles the module. */
export async function moduleReader(): Promise<CodeReader> {
  await prepareZXingModule({ overrides: { locateFile: () => MODULE }, fireImmediately: true });
  const canvas = document.createElement('canvas');
  return {
    async read(picture) {
      const { videoWidth: width, videoHeight: height } = picture;
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context || width === 0) return [];
      Object.assign(canvas, { width, height });
      context.drawImage(picture, 0, 0);
      const found = await readBarcodes(context.getImageData(0, 0, width, height), { formats: ['Code128', 'QRCode'], maxNumberOfSymbols: 1 });
      return found.map(({ text }) => text);
    },
  };
}
