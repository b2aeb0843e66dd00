/** The page of tests/preview/corpus.mjs: draws the first page of one document with one viewer, and posts its pixels. */
import { fetched, viewer } from '/scripts/viewers.mjs';

async function measured(work) {
  const start = performance.now();
  const value = await work();
  return [value, performance.now() - start];
}

async function post(name, canvas) {
  const flat = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
  flat.drawImage(canvas, 0, 0);
  const { data } = flat.getImageData(0, 0, canvas.width, canvas.height);
  const rgb = new Uint8Array(canvas.width * canvas.height * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    rgb[to] = data[from];
    rgb[to + 1] = data[from + 1];
    rgb[to + 2] = data[from + 2];
  }
  await fetch(name, { method: 'POST', body: rgb });
}

const refusalOf = (error) => ({ code: error?.code ?? error?.name ?? 'Error', message: String(error?.message ?? error) });

window.look = async (which, name, password, rounds) => {
  const { open, draw, text, close } = await viewer(which);
  const looked = { opening: [], drawing: [], findings: [] };
  let opened;
  try {
    for (let round = 0; round < rounds; round += 1) {
      const bytes = await fetched(name);
      let time;
      [opened, time] = await measured(() => open(bytes, password));
      looked.opening.push(time);
      let canvas;
      [canvas, time] = await measured(() => draw(opened));
      looked.drawing.push(time);
      if (round === rounds - 1) {
        Object.assign(looked, { width: canvas.width, height: canvas.height, scale: canvas.scale, findings: canvas.findings ?? [] });
        await post(`/pictures/${which}`, canvas);
        looked.text = await Promise.resolve(text?.(opened)).catch(() => undefined);
      }
      await close(opened);
      opened = undefined;
    }
  } catch (error) {
    looked.refusal = refusalOf(error);
    if (opened !== undefined) await Promise.resolve(close(opened)).catch(() => undefined);
  }
  return looked;
};
window.isReady = true;
