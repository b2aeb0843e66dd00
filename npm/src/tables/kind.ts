/** Which files are tables. */

/** Formats that are shown as tables. */
export type TableKind = 'csv' | 'json' | 'xml';

/**
 * By the name's ending; undefined where it is no table.
 *
 * @example
 * ```ts
 * tableKind('薪資.CSV'); // 'csv'
 * ```
 */
export function tableKind(name: string): TableKind | undefined {
  const ending = /\.(csv|json|xml)$/i.exec(name)?.[1]?.toLowerCase();
  return ending as TableKind | undefined;
}
