/**
 * A text that begins like this is run as a formula by spreadsheets. In front of it we write the mark
 * that makes a spreadsheet show it as text, and take the mark away when the file comes back.
 */
const runs = /^[=+\-@\t\r|]/;
const plainNumber = /^[+-]?\d{1,3}(,\d{3})*(\.\d+)?$|^[+-]?\d+(\.\d+)?$/;

/** The text as a spreadsheet shows it. Numbers, negative ones too, stay numbers. */
export function withMark(text: string): string {
  return runs.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** What was written before `withMark`. */
export function withoutMark(text: string): string {
  return text.startsWith("'") && runs.test(text.slice(1)) ? text.slice(1) : text;
}
