/** Reading a body that may be longer than anybody wants it: it is left where the limit is. */
import { joined } from './bytes.ts';

/** The bytes of a request or answer, or `undefined` where there are more than `limit`. */
export async function boundedBytes(message: Request | Response, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (message.body === null) return new Uint8Array();
  const reader = message.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(...parts);
    length += value.length;
    if (length > limit) {
      // What is not wanted is not waited for either.
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    parts.push(value);
  }
}
