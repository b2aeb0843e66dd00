/** Many deeds at once, but never more than one machine's door lets in. */

/** Requests under way at any moment. More would wait before the door, and not before what is behind it. */
const AT_ONCE = 50;

/**
 * Does all of it, so many at a time; what came of each.
 *
 * @template T
 * @param {number} count
 * @param {(index: number) => Promise<T>} deed
 * @returns {Promise<T[]>}
 */
export async function sideBySide(count, deed) {
  const done = Array(count);
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) done[index] = await deed(index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return done;
}
