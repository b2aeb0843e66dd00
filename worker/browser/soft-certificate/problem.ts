/** Why it did not work with the file, under stable codes; the catalogue has a title and a sentence for each. */
import type { Facts } from './messages.ts';

/** Those of the page itself. All others are those of the crate `mydata-soft-certificate`. */
export type PageProblemCode = 'soft-certificate.failed' | 'soft-certificate.file-missing' | 'soft-certificate.file-unreadable' | 'soft-certificate.module-missing' | 'soft-certificate.stopped';

export class SoftCertificateProblem extends Error {
  readonly code: string;
  readonly facts: Facts;

  constructor(code: PageProblemCode | (string & {}), facts: Facts = {}) {
    super(code);
    this.name = 'SoftCertificateProblem';
    this.code = code;
    this.facts = facts;
  }
}
