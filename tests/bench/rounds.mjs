/** Times several ways to do one thing in turn, so that a change of the machine's speed meets all of them. */

/**
 * The median time of each, in milliseconds, after one round that does not count.
 *
 * @param {Record<string, () => unknown>} ways
 * @param {number} rounds
 * @returns {Promise<Record<string, number>>}
 */
export async function inTurn(ways, rounds) {
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(ways)) {
      const start = performance.now();
      await run();
      if (round >= 0) times[name].push(performance.now() - start);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, taken]) => [name, median(taken)]));
}

/** The middle one. */
export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
