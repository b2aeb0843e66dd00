/**
 * The identification page with a card: reads it through the component on the citizen's own computer, and sends what it signed.
 *
 * What it expects of the page:
 * - `form[data-card][data-nonce][data-component-url]`: the text to be signed, and the component's origin. The form holds its own
 *   hidden fields (`csrf` and so on), and these two, empty: `signature` (CMS signed data in Base64), `certb64` (the certificate,
 *   DER in Base64); a page that wants the number on the card has `card_number` too.
 * - in it, for a 健保卡, `input[name=method][value=NHI]`: its words, and the lengths of its password, are others than those of a
 *   certificate card's PIN.
 * - in it `.card-panel`, empty, before every button of the form: where reading, PIN and signing go. The PIN has no part in
 *   the form and goes to the component only.
 * - in it, if a button has to be sent with the form, `button[data-card-send][hidden]`: it is pressed when the card has signed.
 *   Other buttons of the form are left alone.
 * - the page's header `cross-origin-opener-policy: same-origin-allow-popups`: under `same-origin` the component's window could
 *   not speak to the page.
 */
import type { SignedByCard } from './card/panel.ts';
import { CardPanel } from './card/panel.ts';

function enhance(form: HTMLFormElement): void {
  const { nonce = '', componentUrl = '' } = form.dataset;
  const place = form.querySelector('.card-panel');
  if (place === null || nonce === '' || !URL.canParse(componentUrl)) return;
  const method = form.elements.namedItem('method');
  const kind = method instanceof HTMLInputElement && method.value === 'NHI' ? 'nhi' : 'certificate';
  const panel = new CardPanel({ address: componentUrl, nonce, kind, signed: (outcome) => send(form, outcome) });
  place.replaceChildren(panel.element);
  form.addEventListener('submit', (event) => {
    if (event.submitter === null || event.submitter !== panel.signButton) return;
    event.preventDefault();
    void panel.sign();
  });
  // Somebody who comes back finds the page as it was left, but its text has been signed already.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) panel.reset();
  });
}

function send(form: HTMLFormElement, { signature, certificate, cardNumber }: SignedByCard): void {
  for (const [name, value] of Object.entries({ signature, certb64: certificate, card_number: cardNumber })) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }
  form.requestSubmit(form.querySelector<HTMLButtonElement>('button[data-card-send]'));
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-card]')) enhance(form);
