/**
 * A clerk's pages before there is anything to see of a citizen: her code may come by a scanner that types, or by a camera, and the page
 * locks itself when nobody is there.
 *
 * What it expects of the page:
 * - `form[action="/organ/sign-out"]` with its `csrf`.
 * - where a code is entered, `form[action="/organ/code"]` with `input[name=code]` and `.buttons`, where the button for the camera goes;
 *   and the header `permissions-policy: camera=(self)`.
 */
import { make } from '../../npm/src/elements/dom.ts';
import { scanByCamera } from './organ/camera.ts';
import { lockWhenIdle } from './organ/idle-lock.ts';
import { listenForScanner } from './organ/scanner.ts';
import { say } from './organ/words.ts';

const field = document.querySelector<HTMLInputElement>('form[action="/organ/code"] input[name="code"]');
if (field) {
  listenForScanner(field);
  const button = make('button', { type: 'button', class: 'button button-quiet' }, say('organ-camera-open'));
  button.addEventListener('click', () => scanByCamera((code) => {
    field.value = code;
    field.form?.requestSubmit();
  }));
  field.form?.querySelector('.buttons')?.append(button);
}
lockWhenIdle(() => {
  if (field) field.value = '';
  document.querySelector<HTMLDialogElement>('dialog.camera')?.close();
});
