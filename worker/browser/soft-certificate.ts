/**
 * The identification page with a software financial certificate (軟體金融憑證): a PKCS#12 file is opened with its password on the
 * page itself, and what leaves it is one signature.
 *
 * What it expects of the page:
 * - `form[data-soft-certificate][data-nonce]`: the text to be signed. The form holds its own hidden fields (`csrf` and so on), and
 *   these two, empty: `signature` (CMS signed data in Base64, the text not enclosed) and `certb64` (the certificate, DER in Base64).
 * - in it `.soft-panel`, empty, before every button of the form: where file and password go. Neither has a part in the form.
 * - in it, if a button has to be sent with the form, `button[data-soft-send][hidden]`: it is pressed when the key has signed.
 *   Other buttons of the form are left alone.
 * - beside the script `soft-certificate-worker.js` and `mydata-soft-certificate.wasm`, which are fetched when a file is chosen.
 */
import type { SignedByFile } from './soft-certificate/messages.ts';
import { SoftCertificatePanel } from './soft-certificate/panel.ts';

function enhance(form: HTMLFormElement): void {
  const { nonce = '' } = form.dataset;
  const place = form.querySelector('.soft-panel');
  if (place === null || nonce === '') return;
  const panel = new SoftCertificatePanel({ nonce, signed: (outcome) => send(form, outcome) });
  place.replaceChildren(panel.element);
  form.addEventListener('submit', (event) => {
    if (event.submitter === null || event.submitter !== panel.signButton) return;
    event.preventDefault();
    void panel.sign();
  });
  // Nothing of the file stays behind, also where the browser keeps the page to come back to.
  window.addEventListener('pagehide', () => panel.forget());
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) panel.reset();
  });
}

function send(form: HTMLFormElement, { signature, certificate }: SignedByFile): void {
  for (const [name, value] of Object.entries({ signature, certb64: certificate })) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }
  form.requestSubmit(form.querySelector<HTMLButtonElement>('button[data-soft-send]'));
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-soft-certificate]')) enhance(form);
