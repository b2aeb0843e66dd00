/** What page and Worker say to each other: one question at a time, one answer to each. */

/** What is asked. Times are in Unix seconds. */
export type Question = { kind: 'open'; file: ArrayBuffer; password: string; at: number } | { kind: 'sign'; text: string; at: number };

/** What is answered. */
export type Reply = ({ kind: 'opened' } & CertificateFacts) | ({ kind: 'signed' } & SignedByFile) | { kind: 'refused'; code: string; facts: Facts };

/** Whose certificate it is, as far as a page says it. */
export interface CertificateFacts {
  holder: string | undefined;
  issuer: string | undefined;
  /** In Unix seconds. */
  notAfter: number;
}

/** What a file's key has signed. */
export interface SignedByFile {
  /** CMS signed data in Base64. */
  signature: string;
  /** DER in Base64. */
  certificate: string;
}

/** What belongs to a refusal, such as the algorithm that is not known. */
export type Facts = Readonly<Record<string, number | string>>;
