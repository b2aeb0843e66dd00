/**
 * Runs the component's simulator until it is interrupted:
 *
 *     node demo/card/main.ts [--insert NUMBER]... [--port 61161]
 *
 * NUMBER is a persona's national ID or the company's number. Without any, the first persona's card is in the reader.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Component, COMPONENT_PORT } from './component.ts';
import { Desk } from './desk.ts';
import { personaCards } from './persona-cards.ts';

const DEMO = fileURLToPath(new URL('..', import.meta.url));

const { values } = parseArgs({
  options: {
    insert: { type: 'string', multiple: true },
    pki: { type: 'string', default: join(DEMO, 'pki') },
    port: { type: 'string', default: String(COMPONENT_PORT) },
  },
});

const desk = new Desk(personaCards(DEMO, values.pki));
const [first] = desk.cards.keys();
for (const [at, holder] of (values.insert ?? (first === undefined ? [] : [first])).entries()) {
  if (at > 0) desk.plugIn();
  desk.insert(holder);
}

const component = new Component(desk);
await component.open(Number(values.port));
console.log(`Ready on ${component.origin} (${desk.cards.size} cards; readers and cards: ${component.origin}/control)`);
