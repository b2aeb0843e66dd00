/** The components with the demonstration's cards. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ComponentName } from './card-kinds.ts';
import { Component, COMPONENT_PORT, NHI_COMPONENT_PORT } from './component.ts';
import { Desk } from './desk.ts';
import { personaCards, softCertificates } from './persona-cards.ts';

/** The folder of personas.toml and companies.toml. */
export const DEMO = fileURLToPath(new URL('..', import.meta.url));

const PORTS: Readonly<Record<ComponentName, number>> = { hipki: COMPONENT_PORT, nhi: NHI_COMPONENT_PORT };

export interface DemoComponentOptions {
  /** What `mydata demo-pki` and the seed tool wrote. */
  pki?: string;
  /** The cards that are in the readers; by default the first that there is. */
  insert?: readonly string[];
  /** Any free one, if it is 0. */
  port?: number;
}

/**
 * Opens a component with the cards it reads.
 *
 * @throws {RangeError} if a card to insert does not exist
 */
export async function openDemoComponent(name: ComponentName, options: DemoComponentOptions = {}): Promise<Component> {
  const { pki = join(DEMO, 'pki'), port = PORTS[name] } = options;
  const desk = new Desk(personaCards(DEMO, pki, name));
  const insert = options.insert ?? [...desk.cards.keys()].slice(0, 1);
  for (const [at, key] of insert.entries()) {
    if (at > 0) desk.plugIn();
    desk.insert(key);
  }
  const component = new Component(desk, name === 'hipki' ? softCertificates(DEMO, pki) : []);
  await component.open(port);
  return component;
}
