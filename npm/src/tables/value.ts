/** What a JSON or XML file says, as far as showing it goes. */

/** Text, a truth, nothing, a list, or a record by its labels. Numbers are text: in a record `1.10` is not `1.1`. */
export type Value = boolean | string | null | Value[] | Map<string, Value>;
