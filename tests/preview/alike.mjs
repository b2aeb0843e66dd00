/** How alike texts are, and how much ink a picture has. */

/** Characters that are words of their own: Chinese, Japanese and Korean are written without spaces. */
const WIDE = /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u;

/** F1 of the words that two texts have, wherever they stand; 1 where neither has any. */
export function wordsAlike(ours, reference) {
  return f1(wordsOf(ours), wordsOf(reference));
}

/** F1 of the characters that two texts have, without spaces. */
export function charactersAlike(ours, reference) {
  return f1([...folded(ours).replaceAll(/\s/gu, '')], [...folded(reference).replaceAll(/\s/gu, '')]);
}

/** The share of pixels that are not white. */
export function ink({ rgb }) {
  let count = 0;
  for (let at = 0; at < rgb.length; at += 3) if (rgb[at] < 250 || rgb[at + 1] < 250 || rgb[at + 2] < 250) count += 1;
  return count / (rgb.length / 3);
}

function folded(text) {
  return text.normalize('NFKC').replaceAll(/[\u00AD\u200B-\u200F\uFEFF\p{Cc}]/gu, (one) => (/\s/u.test(one) ? ' ' : ''));
}

/** Words as they are compared. */
export function wordsOf(text) {
  return folded(text).split(/\s+/u).flatMap((word) => word.split(new RegExp(`(?=${WIDE.source})|(?<=${WIDE.source})`, 'u'))).filter(Boolean);
}

function f1(ours, reference) {
  if (ours.length === 0 && reference.length === 0) return 1;
  const counts = new Map();
  for (const one of reference) counts.set(one, (counts.get(one) ?? 0) + 1);
  let shared = 0;
  for (const one of ours) {
    const left = counts.get(one) ?? 0;
    if (left > 0) {
      shared += 1;
      counts.set(one, left - 1);
    }
  }
  return (2 * shared) / (ours.length + reference.length);
}
