/** Asking for a citizen's data: the redirect, what comes back, and the SDK's error. */
export type { AskingCode, ButtonCode, CheckingCode, ErrorCode, HandingOverCode, LookingCode, ReceivingCode } from './codes.ts';
export { MyDataError } from './errors.ts';
export type { Facts } from './errors.ts';
export { isTxId, newTxId, requestUrl } from './request.ts';
export type { RedirectRequest } from './request.ts';
export { parseReturn, RETURN_CODES } from './return.ts';
export type { PlatformReturn, ReturnCode, ReturnMeaning } from './return.ts';
export { contentSecurityPolicy } from './policy.ts';
