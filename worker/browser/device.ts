/**
 * The page of a bound device: asks it for a signature, or for a new credential, and sends what it answers (WebAuthn, Level 3).
 *
 * What it expects of the page:
 * - `form[data-device="get"][data-options]` to identify by a device that is bound, `form[data-device="create"][data-options]` to
 *   bind one. `data-options` is the JSON that device/options.ts describes. The form holds its own hidden fields (`csrf` and so
 *   on), and these, empty, named as the evidence reads them: `credentialId`, `clientDataJSON`, `authenticatorData`, `signature` and
 *   `userHandle` to identify; `clientDataJSON` and `attestationObject` to bind. They get base64url without padding.
 * - in it `.device-panel`, empty, before every button of the form: where it is begun and where it says how it went.
 * - in it, if a button has to be sent with the form, `button[data-device-send][hidden]`: it is pressed when the device has
 *   answered. Other buttons of the form are left alone.
 */
import type { Fields } from './device/ceremony.ts';
import { DevicePanel } from './device/panel.ts';

function enhance(form: HTMLFormElement): void {
  const { device: ceremony, options } = form.dataset;
  const place = form.querySelector('.device-panel');
  if (place === null || (ceremony !== 'create' && ceremony !== 'get')) return;
  const panel = new DevicePanel({ ceremony, options, answered: (fields) => send(form, fields) });
  place.replaceChildren(panel.element);
  // Somebody who comes back finds the page as it was left, but its challenge has been answered already.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) panel.reset();
  });
}

function send(form: HTMLFormElement, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = value;
  }
  form.requestSubmit(form.querySelector<HTMLButtonElement>('button[data-device-send]'));
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-device]')) enhance(form);
