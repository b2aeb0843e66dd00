/**
 * The Worker that opens the file: the page stays quick while keys are derived, and ending the Worker leaves nothing of the file,
 * its password and its key.
 */
import init, { OpenedCertificate } from 'soft-certificate-glue';
import type { Facts, Question, Reply } from './messages.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(reply: Reply): void;
}

const scope = self as unknown as WorkerScope;
// At once: meanwhile the password is being typed.
const started = init({ module_or_path: new URL('mydata-soft-certificate.wasm', import.meta.url) }).then(
  () => true,
  () => false,
);
let opened: OpenedCertificate | undefined;

scope.onmessage = ({ data }) => void answer(data).then((reply) => scope.postMessage(reply));

async function answer(question: Question): Promise<Reply> {
  if (!(await started)) return { kind: 'refused', code: 'soft-certificate.module-missing', facts: {} };
  try {
    return question.kind === 'open' ? open(question) : sign(question);
  } catch (cause) {
    return refusal(cause);
  }
}

function open({ file, password, at }: Question & { kind: 'open' }): Reply {
  const bytes = new Uint8Array(file);
  try {
    opened = new OpenedCertificate(bytes, password);
  } finally {
    bytes.fill(0);
  }
  opened.requireValid(BigInt(at));
  return { kind: 'opened', holder: opened.holder(), issuer: opened.issuer(), notAfter: Number(opened.notAfter()) };
}

function sign({ text, at }: Question & { kind: 'sign' }): Reply {
  if (opened === undefined) throw new Error('no file has been opened');
  return { kind: 'signed', signature: base64(opened.sign(text, BigInt(at))), certificate: base64(opened.certificate()) };
}

/** What was not expected, such as a module that stopped, has no code of its own. */
function refusal(cause: unknown): Reply {
  const { code, facts } = (typeof cause === 'object' && cause !== null ? cause : {}) as { code?: unknown; facts?: unknown };
  if (typeof code !== 'string') return { kind: 'refused', code: 'soft-certificate.failed', facts: {} };
  return { kind: 'refused', code, facts: (facts ?? {}) as Facts };
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
