// Put in front of every compiled catalogue: finds a sentence and puts its facts in.

/** Facts that are points in time, in Unix seconds. */
const TIMES = new Set(['at', 'not_after', 'not_before', 'revoked_at', 'this_update']);

/** The sentence of a message id, or undefined where the catalogue has none. */
export function sentence(id, locale, facts = {}) {
  const pattern = catalogue[locale][id];
  return pattern === undefined ? undefined : render(pattern, locale, facts);
}

function render(pattern, locale, facts) {
  if (typeof pattern === 'string') return pattern;
  return pattern.map((part) => {
    if (typeof part === 'string') return part;
    if (part.arg !== undefined) return argument(part.arg, facts[part.arg], locale);
    const value = facts[part.choose];
    const plural = typeof value === 'number' ? new Intl.PluralRules(locale).select(value) : '';
    return render(part.cases[String(value)] ?? part.cases[plural] ?? part.other, locale, facts);
  }).join('');
}

function argument(name, value, locale) {
  if (typeof value !== 'number') return String(value ?? '');
  if (!TIMES.has(name)) return value.toLocaleString(locale);
  return new Date(value * 1000).toLocaleString(locale === 'en' ? 'en-GB' : 'zh-TW', { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23', timeZone: 'Asia/Taipei' });
}
