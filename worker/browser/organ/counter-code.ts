/** A counter code (資料條碼) as it may stand in what a scanner or a camera has read. */

/** Eight letters or digits (protocol section 8). The server forgives as much, and decides. */
const CODE = /^[0-9a-z]{8}$/;

/** Characters of a code. */
export const CODE_LENGTH = 8;

/** The code, if it is one. */
export function codeIn(text: string): string | undefined {
  const code = text.normalize('NFKC').replaceAll(/[\s-]/g, '').toLowerCase();
  return CODE.test(code) ? code : undefined;
}
