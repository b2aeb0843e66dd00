/** Every code of a {@link MyDataError}, by what was being done. Each is explained in `docs/errors.md`. */
import type { TableCode } from './tables/refusal.ts';

/** While the redirect is made, or the citizen comes back. */
export type AskingCode =
  | 'application.cross-site'
  | 'application.fault'
  | 'client.cbc-iv'
  | 'client.secret'
  | 'policy.platform'
  | 'request.client-id'
  | 'request.national-id'
  | 'request.pid'
  | 'request.resources'
  | 'request.tx-id'
  | 'return.code'
  | 'return.tx-id'
  | 'sealed.undecipherable'
  | 'signature.another-person'
  | 'signature.fields'
  | 'signature.later'
  | 'signature.network'
  | 'signature.not-accepted'
  | 'signature.refused'
  | 'signature.too-late'
  | 'signature.unexpected';

/** At the button that begins the redirect. */
export type ButtonCode = 'button.action' | 'button.no-form' | 'button.policy' | 'button.too-slow';

/** While the platform tells, and while its delivery is fetched, opened and read. */
export type ReceivingCode =
  | 'data.address'
  | 'data.expired'
  | 'data.network'
  | 'data.no-ticket'
  | 'data.patience'
  | 'data.taken'
  | 'data.unavailable'
  | 'data.unexpected'
  | 'dataset.content'
  | 'dataset.failed'
  | 'dataset.file'
  | 'dataset.missing'
  | 'dataset.not-verified'
  | 'jwe.algorithm'
  | 'jwe.key'
  | 'jwe.malformed'
  | 'jwe.undecipherable'
  | 'payload.malformed'
  | 'sp-api.body'
  | 'sp-api.keys'
  | 'sp-api.method'
  | 'sp-api.replayed'
  | 'sp-api.signature'
  | 'sp-api.stranger'
  | 'sp-api.timestamp'
  | 'sp-api.too-large'
  | 'status.network'
  | 'status.refused'
  | 'status.unexpected'
  | 'status.unknown';

/** While a provider hands over, and while it makes packages. */
export type HandingOverCode =
  | 'connect.network'
  | 'connect.token'
  | 'connect.unauthorised'
  | 'connect.unexpected'
  | 'dp.body'
  | 'dp.fault'
  | 'dp.level'
  | 'dp.method'
  | 'dp.parameter'
  | 'dp.person'
  | 'dp.token'
  | 'dp.token-missing'
  | 'dp.transaction-uid'
  | 'sign.certificate'
  | 'sign.empty'
  | 'sign.key'
  | 'sign.key-mismatch'
  | 'sign.name'
  | 'sign.too-large';

/** While a package is checked, or a file of it read. */
export type CheckingCode =
  | 'trust-files.malformed'
  | 'trust-files.unavailable'
  | 'verify.aborted'
  | 'verify.anchors'
  | 'verify.anchors-missing'
  | 'verify.closed'
  | 'verify.memory'
  | 'verify.module'
  | 'verify.network'
  | 'verify.not-a-verdict'
  | 'verify.not-authentic'
  | 'verify.question'
  | 'verify.read'
  | 'verify.trap'
  | 'verify.viewer'
  | 'verify.worker';

/** While a document is looked at. */
export type LookingCode =
  | 'preview.aborted'
  | 'preview.closed'
  | 'preview.damaged'
  | 'preview.encryption-unsupported'
  | 'preview.file-too-large'
  | 'preview.image-too-large'
  | 'preview.module'
  | 'preview.not-pdf'
  | 'preview.page-missing'
  | 'preview.page-too-complex'
  | 'preview.page-too-large'
  | 'preview.page-without-size'
  | 'preview.password-missing'
  | 'preview.password-wrong'
  | 'preview.picture-too-large'
  | 'preview.stopped'
  | 'preview.stream-too-large'
  | 'preview.too-many-pages'
  | 'preview.too-slow'
  | 'preview.worker'
  | `table.${TableCode}`;

/**
 * Every code. Those of `package.` and `trust.` are the reasons of verdicts, which the module gives: they are thrown only where there
 * can be no verdict, such as for a delivery that is none.
 */
export type ErrorCode =
  | AskingCode
  | ButtonCode
  | CheckingCode
  | HandingOverCode
  | LookingCode
  | ReceivingCode
  | `package.${string}`
  | `trust.${string}`;
