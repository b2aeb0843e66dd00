/** Why something on record could not be confirmed. */

/** What comes with a code. */
export type Facts = Readonly<Record<string, number | string>>;

/** A refusal with its stable code and its facts. */
export class RecordsError extends Error {
  override readonly name = 'RecordsError';
  readonly code: string;
  readonly facts: Facts;

  constructor(code: string, facts: Facts = {}, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.facts = facts;
  }

  /** Whether the check could not be made: then nothing is known of what was to be checked. */
  get isOfTheCheckItself(): boolean {
    return this.code.startsWith('records.');
  }

  /** What the module refused; without a word of it, something is wrong with the module itself. */
  static of(refusal: { readonly code: string; readonly facts: Facts | null } | undefined): RecordsError {
    return new RecordsError(refusal?.code ?? 'records.module', refusal?.facts ?? {});
  }

  /** Whatever was thrown, as a refusal. */
  static from(thrown: unknown): RecordsError {
    return thrown instanceof RecordsError ? thrown : new RecordsError('records.module', {}, { cause: thrown });
  }
}
