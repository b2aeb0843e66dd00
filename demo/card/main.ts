/**
 * Runs a component's simulator until it is interrupted:
 *
 *     node demo/card/main.ts [--component hipki|nhi] [--insert CARD]... [--port PORT]
 *
 * CARD is a persona's national ID or the company's number, and of other cards than 自然人憑證 and 工商憑證 the kind after a point:
 * `F229910001.fic`. Without any, the first persona's card is in the reader.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMO, openDemoComponent } from './demo-component.ts';

const { values } = parseArgs({
  options: {
    component: { type: 'string', default: 'hipki' },
    insert: { type: 'string', multiple: true },
    pki: { type: 'string', default: join(DEMO, 'pki') },
    port: { type: 'string' },
  },
});
if (values.component !== 'hipki' && values.component !== 'nhi') throw new RangeError('--component is hipki or nhi');

const { component: name, insert, pki, port } = values;
const component = await openDemoComponent(name, { pki, ...(insert && { insert }), ...(port && { port: Number(port) }) });
console.log(`Ready on ${component.origin} (${component.desk.cards.size} cards; readers and cards: ${component.origin}/control)`);
