/** What stands in a cell of a table that is exported. */
export type CsvCell = string | number | boolean | null;

/** A text that a spreadsheet may take for a formula, or one of ours that was guarded already. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const needsQuotes = /[",\r\n]|^\s|\s$/;

/**
 * One record as RFC 4180 has it, with its line end (CRLF). Numbers and booleans are written as JSON has them, null as
 * an empty field, an empty text as `""`. A text that Excel, Calc or Sheets would run as a formula (it begins with
 * = + - @, a tab or a line end, and is no plain number) gets a leading ', which is what OWASP's "CSV injection" says;
 * a reader that wants the text as it was takes it away again.
 */
export function csvRecord(cells: readonly CsvCell[]): string {
  const record = cells.map(csvField).join(",");
  // A record of one empty field would be an empty line.
  return `${record === "" && cells.length === 1 ? '""' : record}\r\n`;
}

function csvField(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const text = formula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
  return text === "" || needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
