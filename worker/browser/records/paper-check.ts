/** One paper on the verifier page: a consent receipt or a deletion record. */
import { paperView, refusalView } from './paper-view.ts';
import { Records, fetchText } from './records.ts';
import { RecordsError } from './records-error.ts';

const records = new Records(new URL('mydata-records.wasm', import.meta.url));

/** Checks a paper against the platform's public keys, and answers its card. */
export async function checkPaper(file: Blob, keysUrl: string): Promise<HTMLElement> {
  try {
    const [text, keys] = await Promise.all([textOf(file), fetchText(keysUrl)]);
    return paperView(await records.readPaper(text, keys));
  } catch (thrown) {
    return refusalView(RecordsError.from(thrown));
  }
}

/** What is not UTF-8 is nothing that the platform has signed. */
async function textOf(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer().catch((cause: unknown) => {
    throw new RecordsError('records.read', {}, { cause });
  });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new RecordsError('receipt.form-malformed', {}, { cause });
  }
}
