/** A fault in a seed file, named by file and field so that whoever wrote it finds it. */
export class SeedError extends Error {
  /**
   * @param {string} file
   * @param {string} field
   * @param {string} fault
   */
  constructor(file, field, fault) {
    super(`${file}: ${field}: ${fault}`);
    this.name = "SeedError";
    this.file = file;
    this.field = field;
  }
}
