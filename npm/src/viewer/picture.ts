/** A page's picture in a canvas, with its watermark. */
import { stamp } from './watermark.ts';

/** Puts the picture into the canvas, which becomes as large, and lets go of the bitmap. */
export function putPicture(canvas: HTMLCanvasElement, bitmap: ImageBitmap, watermark: string | undefined): void {
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext('2d', { alpha: false });
  context?.drawImage(bitmap, 0, 0);
  bitmap.close();
  if (context && watermark !== undefined) stamp(context, watermark);
}
