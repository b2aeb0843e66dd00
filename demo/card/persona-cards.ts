/** The cards of the demonstration: those of its people and its company, and the files that are 軟體金融憑證. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import type { CardCode, ComponentName } from './card-kinds.ts';
import { CARD_KINDS, cardKey } from './card-kinds.ts';
import { SoftwareCard } from './software-card.ts';

/** A holder as demo/personas.toml or demo/companies.toml writes her. */
interface Holder {
  uid?: string;
  business_number?: string;
  name: string;
  nhi_card_number?: string;
  card_number?: string;
  card_pin?: string;
  lost_card_number?: string;
  bank_card_pin?: string;
  nhi_card_password?: string;
  soft_certificate_password?: string;
}

/** A card as far as the seeds tell of it. */
interface Described {
  code: CardCode;
  key: string;
  number: string | undefined;
  pin: string | undefined;
}

/** A certificate in a file, which its holder gets from her bank. */
export interface SoftCertificate {
  uid: string;
  name: string;
  password: string;
  file: Uint8Array;
}

/**
 * The cards that a component reads, by {@link cardKey}; a lost one by `<number>.lost`. Whoever has no certificate yet has no card.
 *
 * @param demo the folder of personas.toml and companies.toml
 * @param pki what `mydata demo-pki` wrote
 */
export function personaCards(demo: string, pki: string, component: ComponentName = 'hipki'): Map<string, SoftwareCard> {
  const described = holders(demo).flatMap(cardsOf).filter(({ code }) => CARD_KINDS[code].component === component);
  const cards = new Map<string, SoftwareCard>();
  for (const { key: name, code, number, pin } of described) {
    const [certificate, key] = ['cert', 'key'].map((part) => join(pki, 'cards', `${name}.${part}.pem`)) as [string, string];
    if (number === undefined || pin === undefined || !existsSync(certificate) || !existsSync(key)) continue;
    cards.set(name, new SoftwareCard({ code, number, pin, certificate: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') }));
  }
  return cards;
}

/** The files that demo/seed/seed.mjs made. */
export function softCertificates(demo: string, pki: string): SoftCertificate[] {
  return holders(demo).flatMap(({ uid = '', name, soft_certificate_password: password }) => {
    const file = join(pki, 'soft', `${uid}.p12`);
    return password !== undefined && existsSync(file) ? [{ uid, name, password, file: readFileSync(file) }] : [];
  });
}

function holders(demo: string): Holder[] {
  return [['personas.toml', 'persona'], ['companies.toml', 'company']].flatMap(([file = '', table = '']) => {
    return (parse(readFileSync(join(demo, file), 'utf8'))[table] ?? []) as unknown as Holder[];
  });
}

function cardsOf({ uid, business_number: business, nhi_card_number: nhi = '', ...holder }: Holder): Described[] {
  const own = { number: holder.card_number, pin: holder.card_pin };
  if (uid === undefined) return [{ key: cardKey(business ?? '', 'MOE'), code: 'MOE', ...own }];
  const others: [CardCode, string, string | undefined][] = [
    ['FIC', `FC99${nhi}`, holder.bank_card_pin],
    ['FCH', `FH99${nhi}`, holder.bank_card_pin],
    ['NHI', nhi, holder.nhi_card_password],
  ];
  return [
    { key: cardKey(uid), code: 'CER', ...own },
    { key: `${uid}.lost`, code: 'CER', number: holder.lost_card_number, pin: holder.card_pin },
    ...others.map(([code, number, pin]) => ({ key: cardKey(uid, code), code, number, pin })),
  ];
}
