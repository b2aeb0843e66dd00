/** Telling papers from packages, before anything that checks papers is fetched. */

/** How many bytes a paper may have (`MAX_PAPER_BYTES` of crates/receipt). A larger file is for the package check, which will say what it is not. */
const LARGEST_PAPER = 256 * 1024;
/** How much white space is looked past. */
const LONGEST_INDENT = 64;

/** Whether the file begins as JSON does. No package does. What cannot be read is for the package check, which will say so. */
export async function isPaper(file: Blob): Promise<boolean> {
  if (file.size > LARGEST_PAPER) return false;
  try {
    const beginning = new TextDecoder().decode(await file.slice(0, LONGEST_INDENT).arrayBuffer());
    return beginning.trimStart().startsWith('{');
  } catch {
    return false;
  }
}
