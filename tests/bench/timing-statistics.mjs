/** How well two kinds of answers can be told by how long they took, and how well chance alone tells as many. */

/** Chance does better than this no oftener than once in a hundred. */
const CHANCE = 0.99;
const SHUFFLES = 2_000;

/** The value below which this share of the numbers lies. */
export function quantile(/** @type {number[]} */ numbers, /** @type {number} */ share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** @template T @param {T[]} things @returns {T[]} the same in another order, each order as likely as any other */
export function shuffled(things) {
  const mixed = [...things];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}

/**
 * @typedef {object} Told
 * @property {number} threshold the share of answers that the best single threshold puts with their kind; a coin: 0.5
 * @property {number} area under the ROC curve: how often of one answer of each the longer is of the kind it mostly is; a coin: 0.5
 */

/** How well these two kinds can be told. @param {number[]} one @param {number[]} other @returns {Told} */
export function tell(one, other) {
  return tellMarked(pooled(one, other), one.length, other.length);
}

/** The same for as many answers of which none is of any kind: what chance comes to, once in a hundred times. @param {number[]} one @param {number[]} other @returns {Told} */
export function byChance(one, other) {
  const pool = pooled(one, other);
  const marks = pool.map(({ mark }) => mark);
  const found = Array.from({ length: SHUFFLES }, () => {
    const mixed = shuffled(marks);
    return tellMarked(pool.map(({ time }, index) => ({ time, mark: mixed[index] })), one.length, other.length);
  });
  return { threshold: quantile(found.map(({ threshold }) => threshold), CHANCE), area: quantile(found.map(({ area }) => area), CHANCE) };
}

/** One kind against itself: two random halves of it, as they mostly are. @param {number[]} times @returns {Told} */
export function halves(times) {
  const middle = Math.floor(times.length / 2);
  const found = Array.from({ length: SHUFFLES }, () => {
    const mixed = shuffled(times);
    return tell(mixed.slice(0, middle), mixed.slice(middle));
  });
  return { threshold: quantile(found.map(({ threshold }) => threshold), 0.5), area: quantile(found.map(({ area }) => area), 0.5) };
}

function pooled(one, other) {
  const marked = [...one.map((time) => ({ time, mark: 0 })), ...other.map((time) => ({ time, mark: 1 }))];
  return marked.sort((a, b) => a.time - b.time);
}

/** Walks up the times once. Of equal ones none is before the other. */
function tellMarked(pool, ones, others) {
  const below = [0, 0];
  let [area, gap] = [0, 0];
  for (let at = 0; at < pool.length; ) {
    const here = [0, 0];
    const { time } = pool[at];
    for (; at < pool.length && pool[at].time === time; at += 1) here[pool[at].mark] += 1;
    area += here[1] * (below[0] + here[0] / 2);
    below[0] += here[0];
    below[1] += here[1];
    gap = Math.max(gap, Math.abs(below[0] / ones - below[1] / others));
  }
  area /= ones * others;
  return { threshold: 0.5 + gap / 2, area: Math.max(area, 1 - area) };
}
