/** Typed datasets: what is in a file of a checked package, as a value of your own type. */
import { fromUtf8 } from '../bytes.ts';
import { MyDataError } from '../errors.ts';
import { PackageVerdict } from '../verdict.ts';
import type { ReceivedDelivery } from './delivery.ts';
import type { SchemaIssue, StandardSchema } from './standard-schema.ts';

/** How a file is read before it is parsed. */
export type FileForm = 'bytes' | 'json' | 'text';

interface FormValue {
  bytes: Uint8Array<ArrayBuffer>;
  json: unknown;
  text: string;
}

/** Turns what a file holds into your own type: a function that throws where it cannot, or a schema (zod, valibot, arktype, …). */
export type Parse<Form extends FileForm, Value> = StandardSchema<Value> | ((content: FormValue[Form]) => Value | Promise<Value>);

/** What a dataset holds. */
export interface DatasetOptions<Form extends FileForm, Value> {
  /** Which file: its whole name, its ending with the dot (`.json`), or a pattern. Exactly one file of the package has to fit. */
  file: RegExp | string;
  /** How it is read. Default `json`. */
  form?: Form;
  parse: Parse<Form, Value>;
}

/** A dataset whose content has a type. */
export interface TypedDataset<Value> {
  readonly resourceId: string;
  /**
   * Her data, or `undefined` where the agency has no record of her (204).
   *
   * @throws {MyDataError} `dataset.missing` (not in the delivery), `dataset.failed` (`facts.code`), and those of {@link TypedDataset.readPackage}.
   */
  read(delivery: ReceivedDelivery): Promise<Value | undefined>;
  /**
   * Her data from one package that the verifier found valid.
   *
   * @throws {MyDataError} `dataset.not-verified`: nothing is read from a package that is not valid; `dataset.file` where not exactly one file
   * fits (`facts.found`); `dataset.content` where the content is not what it should be (`facts.path` says where, and nothing says what).
   */
  readPackage(verdict: PackageVerdict): Promise<Value>;
}

/**
 * Declares what a dataset holds, so that a delivery gives typed values, from valid packages only.
 *
 * @example
 * ```ts
 * interface Household { 全戶人員: { 姓名: string; 稱謂: string }[] }
 *
 * const household = dataset('API.UDauDOLyZg', {
 *   file: '.json',
 *   parse(value): Household { // or a schema of zod, valibot or arktype
 *     const { 全戶人員: people } = value as Household;
 *     if (!people.every(({ 姓名, 稱謂 }) => typeof 姓名 === 'string' && typeof 稱謂 === 'string')) throw new Error('not a household');
 *     return { 全戶人員: people };
 *   },
 * });
 *
 * const delivery = await receiveDelivery(jwe, secret, { anchors, signers });
 * const record = await household.read(delivery);
 * delivery.close();
 * if (record === undefined) showNoRecord();
 * else show(record.全戶人員.length);
 * ```
 */
export function dataset<Value, Form extends FileForm = 'json'>(resourceId: string, options: DatasetOptions<Form, Value>): TypedDataset<Value> {
  const readPackage = (verdict: PackageVerdict): Promise<Value> => readVerified(verdict, options);
  return {
    resourceId,
    readPackage,
    async read(delivery) {
      const found = delivery.datasets.find((each) => each.resourceId === resourceId);
      if (found === undefined) throw new MyDataError('dataset.missing', 'the delivery has no such dataset', { facts: { resource: resourceId } });
      if (found.verdict) return readPackage(found.verdict);
      if (found.code === 204) return undefined;
      throw new MyDataError('dataset.failed', 'the agency could not hand the dataset over', { facts: { resource: resourceId, code: found.code } });
    },
  };
}

async function readVerified<Value, Form extends FileForm>(verdict: PackageVerdict, options: DatasetOptions<Form, Value>): Promise<Value> {
  // Not only its type: nobody but the verifier can make such a value.
  if (!PackageVerdict.is(verdict) || verdict.verdict !== 'valid') {
    throw new MyDataError('dataset.not-verified', 'only a valid package is read', { facts: { reason: verdict.reasons[0]?.code ?? '' } });
  }
  const names = verdict.files.map(({ name }) => name).filter((name) => fits(name, options.file));
  const [name] = names;
  if (name === undefined || names.length > 1) throw new MyDataError('dataset.file', 'not exactly one file of the package fits', { facts: { found: names.length } });
  const bytes = new Uint8Array(await (await verdict.read(name)).arrayBuffer());
  return parsed(formed(bytes, options.form ?? 'json') as FormValue[Form], options.parse);
}

function fits(name: string, wanted: RegExp | string): boolean {
  if (wanted instanceof RegExp) return name.search(wanted) >= 0;
  return wanted.startsWith('.') ? name.toLowerCase().endsWith(wanted.toLowerCase()) : name === wanted;
}

function formed(bytes: Uint8Array<ArrayBuffer>, form: FileForm): FormValue[FileForm] {
  if (form === 'bytes') return bytes;
  try {
    const text = fromUtf8(bytes);
    return form === 'text' ? text : (JSON.parse(text) as unknown);
  } catch {
    // Not kept as the cause: a parser's message quotes what it could not read.
    throw badContent(`not ${form === 'text' ? 'UTF-8' : 'JSON'}`);
  }
}

async function parsed<Value, Form extends FileForm>(content: FormValue[Form], parse: Parse<Form, Value>): Promise<Value> {
  if (!('~standard' in parse)) {
    try {
      return await parse(content);
    } catch (error) {
      // Its message may quote what it could not take.
      throw error instanceof MyDataError ? error : badContent('');
    }
  }
  const result = await parse['~standard'].validate(content);
  if (result.issues === undefined) return result.value;
  throw badContent(pathOf(result.issues[0]), result.issues.length);
}

function pathOf(issue: SchemaIssue | undefined): string {
  return (issue?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
}

function badContent(path: string, issues = 1): MyDataError {
  return new MyDataError('dataset.content', 'the file does not hold what the dataset is declared to', { facts: { path, issues } });
}
