/** Encodings and fonts that are beside the script, listed by tools/build-preview.mjs. */

/** The address of each, by its name; or the folder of all. */
export function resources(): Readonly<Record<string, string>> | string;
