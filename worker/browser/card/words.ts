/** The sentences of this page, in the page's language and for the kind of card. */
import { sentence } from 'card-catalogue';

/** Which cards the component reads: those with a certificate of an authority or a bank, or 健保卡. */
export type CardKind = 'certificate' | 'nhi';

/** Gives the sentence of a message id, with its facts put in. */
export type Say = (id: string, facts?: Readonly<Record<string, number | string>>) => string;

/** Speaks of that kind of card: what is said of all in the same words, has one message. */
export function sayOf(kind: CardKind): Say {
  return (id, facts = {}) => {
    const locale = document.documentElement.lang.startsWith('en') ? 'en' : 'zh-Hant';
    const own = kind === 'nhi' ? sentence(id.replace('card-', 'card-nhi-'), locale, facts) : undefined;
    return own ?? sentence(id, locale, facts) ?? id;
  };
}
