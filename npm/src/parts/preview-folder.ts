/** Encodings and fonts in one folder beside the script, for pages that are served as they were built. */

/** The folder. */
export function resources(): string {
  return new URL('./preview/', import.meta.url).href;
}
