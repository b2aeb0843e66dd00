/** The page of tests/bench/preview.mjs: one first visit, or one document after another with what is loaded already. */
import { fetched, viewer } from '/scripts/viewers.mjs';

window.firstVisit = async (which, name, password) => {
  const bytes = await fetched(name);
  const { open, draw } = await viewer(which);
  await draw(await open(bytes, password));
  return performance.now();
};

window.once = async (which, name, password) => {
  const { open, draw, close } = await viewer(which);
  const bytes = await fetched(name);
  const start = performance.now();
  const opened = await open(bytes, password);
  const opening = performance.now() - start;
  await draw(opened);
  const whole = performance.now() - start;
  await close(opened);
  return { opening, whole };
};
window.isReady = true;
