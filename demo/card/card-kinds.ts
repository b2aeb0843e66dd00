/** The kinds of cards that the simulators hold, by the codes of their methods. */

/** What is particular to a kind. */
export interface CardKind {
  /** As people call it. */
  name: string;
  /** How the component calls such a card. */
  label: string;
  /** What can be its PIN or password; anything else is not shown to the card. */
  pin: RegExp;
  /** Whose component reads it. */
  component: ComponentName;
}

/** The two components that run on citizens' computers. */
export type ComponentName = 'hipki' | 'nhi';

export type CardCode = 'CER' | 'FCH' | 'FIC' | 'MOE' | 'NHI';

const PIN = /^.{6,8}$/;

export const CARD_KINDS: Readonly<Record<CardCode, CardKind>> = {
  CER: { name: '自然人憑證', label: 'HiCOS PKI Smart Card', pin: PIN, component: 'hipki' },
  MOE: { name: '工商憑證', label: 'HiCOS PKI Smart Card', pin: PIN, component: 'hipki' },
  FIC: { name: '晶片金融卡', label: 'Financial Card', pin: PIN, component: 'hipki' },
  FCH: { name: '硬體金融憑證', label: 'Financial Certificate Token', pin: PIN, component: 'hipki' },
  NHI: { name: '健保卡', label: 'NHI IC Card', pin: /^.{6,12}$/, component: 'nhi' },
};

/**
 * By what a card is known on the desk: 自然人憑證 and 工商憑證 by the holder's number, as they were before there were others; the
 * others by number and kind, like the files of `mydata demo-pki`.
 */
export function cardKey(holder: string, code: CardCode = 'CER'): string {
  return code === 'CER' || code === 'MOE' ? holder : `${holder}.${code.toLowerCase()}`;
}
