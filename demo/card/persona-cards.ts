/** The cards of the demonstration: 自然人憑證 of its people, 工商憑證 of its company. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { SoftwareCard } from './software-card.ts';

/** A holder as demo/personas.toml or demo/companies.toml writes her. */
interface Holder {
  uid?: string;
  business_number?: string;
  card_number?: string;
  card_pin?: string;
}

/**
 * By national ID, or by the company's number. Whoever has no certificate yet has no card.
 *
 * @param demo the folder of personas.toml and companies.toml
 * @param pki what `mydata demo-pki` wrote
 */
export function personaCards(demo: string, pki: string): Map<string, SoftwareCard> {
  const holders = [['personas.toml', 'persona'], ['companies.toml', 'company']].flatMap(([file = '', table = '']) => {
    return (parse(readFileSync(join(demo, file), 'utf8'))[table] ?? []) as Holder[];
  });
  const cards = new Map<string, SoftwareCard>();
  for (const { uid, business_number: businessNumber, card_number: number, card_pin: pin } of holders) {
    const holder = uid ?? businessNumber;
    if (holder === undefined || number === undefined || pin === undefined) continue;
    const [certificate, key] = ['cert', 'key'].map((kind) => join(pki, 'cards', `${holder}.${kind}.pem`)) as [string, string];
    if (!existsSync(certificate) || !existsSync(key)) continue;
    cards.set(holder, new SoftwareCard({ number, pin, certificate: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') }));
  }
  return cards;
}
