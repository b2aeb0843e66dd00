/** The check digit of national IDs and resident numbers. */

const LETTERS_BY_VALUE = "ABCDEFGHJKLMNPQRSTUVXYWZIO";
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 1, 1];

/** Whether `text` is a national ID or a resident number (new or old form) with the right check digit. */
export function isNationalId(text) {
  if (!/^[A-Z][1289A-D]\d{8}$/.test(text)) return false;
  const value = (letter) => LETTERS_BY_VALUE.indexOf(letter) + 10;
  const first = value(text[0]);
  const places = [...text.slice(1)].map((character) => (/\d/.test(character) ? Number(character) : value(character) % 10));
  const sum = places.reduce((total, place, index) => total + place * WEIGHTS[index], Math.floor(first / 10) + 9 * (first % 10));
  return sum % 10 === 0;
}
