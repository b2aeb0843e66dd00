/** The check digit of companies' numbers (統一編號). */

const WEIGHTS = [1, 2, 1, 2, 1, 2, 4, 1];

/** Whether `text` is eight digits that fit: of each product the digits are added up, and the sum is a multiple of five. */
export function isBusinessNumber(text) {
  if (!/^\d{8}$/.test(text)) return false;
  const products = WEIGHTS.map((weight, index) => weight * Number(text[index]));
  const sum = products.reduce((total, product) => total + Math.floor(product / 10) + (product % 10), 0);
  // A 7 in the seventh place makes 28, 2 + 8 = 10, of which either digit may count.
  return sum % 5 === 0 || (text[6] === "7" && (sum + 1) % 5 === 0);
}
