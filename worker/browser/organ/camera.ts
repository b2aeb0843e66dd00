/** Scanning a code with a camera: a dialogue with the live picture, which ends the camera as soon as it is not looked at. */
import { make } from '../../../npm/src/elements/dom.ts';
import { codeReader } from './code-reader.ts';
import type { CodeReader } from './code-reader.ts';
import { codeIn } from './counter-code.ts';
import { say } from './words.ts';

/** Between two looks at the picture: quick enough for a hand that holds a phone still, and leaves an old PC time for the rest. */
const BETWEEN_LOOKS_MS = 150;
/** Fine enough for a barcode as wide as the picture. The camera behind a tablet is the one that is pointed at things. */
const WANTED: MediaStreamConstraints = { audio: false, video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } };
/** Names of the exceptions of `getUserMedia`, and what is said of each. */
const PROBLEMS: Readonly<Record<string, string>> = {
  NotAllowedError: 'organ-camera-refused',
  NotFoundError: 'organ-camera-none',
  NotReadableError: 'organ-camera-busy',
  OverconstrainedError: 'organ-camera-none',
};

/** Opens the dialogue. `found` is called with the code when one has been read; by then the dialogue is closed. */
export function scanByCamera(found: (code: string) => void): void {
  if (document.querySelector('dialog.camera')) return;
  const scan = new CameraScan(found);
  document.body.append(scan.dialog);
  void scan.run();
}

class CameraScan {
  readonly dialog = make('dialog', { class: 'camera', 'aria-labelledby': 'camera-title' });
  readonly #found: (code: string) => void;
  readonly #video = make('video', { 'aria-hidden': 'true' });
  readonly #status = make('p', { role: 'status' });
  readonly #ended = new AbortController();

  constructor(found: (code: string) => void) {
    this.#found = found;
    Object.assign(this.#video, { muted: true, playsInline: true });
    const close = make('button', { type: 'button', class: 'button button-quiet' }, say('organ-camera-close'));
    this.dialog.append(
      make('h2', { id: 'camera-title' }, say('organ-camera-title')),
      make('p', {}, say('organ-camera-hint')),
      this.#video,
      this.#status,
      close,
    );
    close.addEventListener('click', () => this.dialog.close());
    this.dialog.addEventListener('close', () => this.#end(), { once: true });
    const { signal } = this.#ended;
    document.addEventListener('visibilitychange', () => document.hidden && this.dialog.close(), { signal });
    window.addEventListener('pagehide', () => this.dialog.close(), { signal });
  }

  async run(): Promise<void> {
    this.dialog.showModal();
    this.#status.textContent = say('organ-camera-starting');
    try {
      // Whoever has no camera need not wait for what reads pictures.
      await this.#film();
      const reader = await codeReader();
      this.#status.textContent = say('organ-camera-looking');
      await this.#look(reader);
    } catch (cause) {
      const name = cause instanceof DOMException ? cause.name : '';
      this.#letGo();
      this.#status.textContent = say(PROBLEMS[name] ?? 'organ-camera-failed');
    }
  }

  async #film(): Promise<void> {
    // Absent where the page is not secure, as is any camera.
    const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
    if (!mediaDevices) throw new DOMException('no camera', 'NotFoundError');
    const stream = await mediaDevices.getUserMedia(WANTED);
    this.#video.srcObject = stream;
    if (this.#ended.signal.aborted) return this.#letGo();
    await this.#video.play();
  }

  async #look(reader: CodeReader): Promise<void> {
    while (!this.#ended.signal.aborted) {
      const texts = await reader.read(this.#video);
      const code = texts.map(codeIn).find((found) => found !== undefined);
      if (code !== undefined && !this.#ended.signal.aborted) {
        this.dialog.close();
        this.#found(code);
      } else if (texts.length > 0) this.#status.textContent = say('organ-camera-other');
      await new Promise((done) => setTimeout(done, BETWEEN_LOOKS_MS));
    }
  }

  #end(): void {
    this.#ended.abort();
    this.#letGo();
    this.dialog.remove();
  }

  /** The camera's light goes out. */
  #letGo(): void {
    const stream = this.#video.srcObject;
    if (stream instanceof MediaStream) for (const track of stream.getTracks()) track.stop();
    this.#video.srcObject = null;
  }
}
