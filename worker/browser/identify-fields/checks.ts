/** The checks themselves: crates/identity-wasm, fetched when a field is first entered. */
import init, { problem } from 'identity-glue';

/** What is wrong with a text. */
export interface Problem {
  /** Its stable code. */
  code: string;
  /** The character at fault, counted from 1, where it is one. */
  place?: string;
}

export class FieldChecks {
  readonly #module: URL;
  #loading: Promise<boolean> | undefined;
  #isReady = false;

  constructor(module: URL) {
    this.#module = module;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Fetches the module, once; answers whether it is there. Where it cannot be had, the edge's own checks are enough. */
  load(): Promise<boolean> {
    this.#loading ??= init({ module_or_path: this.#module }).then(
      () => (this.#isReady = true),
      () => false,
    );
    return this.#loading;
  }

  /** What is wrong with the content of a field of that kind. */
  async problem(kind: string, text: string): Promise<Problem | undefined> {
    return (await this.load()) ? this.problemNow(kind, text) : undefined;
  }

  /** The same, once the module is there. */
  problemNow(kind: string, text: string): Problem | undefined {
    const [code, place] = problem(kind, text)?.split(' ') ?? [];
    if (code === undefined) return undefined;
    return place === undefined ? { code } : { code, place };
  }
}
