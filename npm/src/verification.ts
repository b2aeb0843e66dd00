/** The methods by which citizens identify. */

/** How a citizen showed who she is: 自然人憑證 (CER), 晶片金融卡 (FIC), 硬體 and 軟體金融憑證 (FCH, FCS), 工商憑證 (MOE), TW FidO (TFD), 健保卡 (NHI), 雙證件 (PII), a code (OTP). */
export type Verification = 'CER' | 'FCH' | 'FCS' | 'FIC' | 'MOE' | 'NHI' | 'OTP' | 'PII' | 'TFD';

/** Lower is stronger. A code by e-mail or telephone is never enough for a dataset. */
export const LEVELS: Readonly<Record<Verification, number>> = { CER: 1, FCH: 1, FIC: 1, MOE: 1, TFD: 2, FCS: 3, NHI: 3, PII: 4, OTP: 5 };

/** Whether a value is the code of a method. */
export function isVerification(value: unknown): value is Verification {
  return typeof value === 'string' && Object.hasOwn(LEVELS, value);
}
