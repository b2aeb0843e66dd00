/** What the HiPKI component answers in `ret_code` and `last_error`, as its published `errorcode.js` lists them. */

/** `ret_code`: how the request came out. */
export const RETURN = {
  ok: 0,
  textMissing: 0x7600_0003,
  cardMissing: 0x7600_0006,
  jsonMalformed: 0x7600_000b,
  parameterWrong: 0x7600_000c,
  methodUnknown: 0x7600_000e,
  siteNotTrusted: 0x7600_0031,
  pinMissing: 0x7600_0998,
  cancelled: 0x7600_0999,
  libraryMissing: 0x7610_0001,
  readerMissing: 0x7610_0003,
  loginFailed: 0x7610_0006,
} as const;

/** `last_error`: what the card's library said, mostly PKCS#11's own codes. */
export const LAST_ERROR = {
  none: 0,
  pinLength: 0xa2,
  pinLocked: 0xa4,
  /** Two's complement, as the component writes them: 0x80000001 and 0x80000002. */
  oneTryLeft: -0x7fff_ffff,
  twoTriesLeft: -0x7fff_fffe,
} as const;

/** The component refuses a request. */
export class Refusal extends Error {
  readonly code: number;
  readonly lastError: number;

  constructor(code: number, lastError: number = LAST_ERROR.none) {
    super(`ret_code ${code.toString(16)}, last_error ${lastError}`);
    this.code = code;
    this.lastError = lastError;
  }
}
