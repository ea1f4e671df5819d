/** What `csvRecord` guards: with one more sign before it than it had. */
const guarded = /^''*[=+\-@\t\r\n＝＋－＠]/;

/** The texts of a CSV file that we wrote, its guards taken away; an empty field that stood in no quotes is null. */
export function readCsv(text: string): (string | null)[][] {
  const records: (string | null)[][] = [];
  let record: (string | null)[] = [];
  for (let at = 0; at < text.length;) {
    const { field, end } = readField(text, at);
    record.push(field);
    at = end;
    if (text[at] === ",") {
      at += 1;
      if (at < text.length) continue;
      record.push(null);
    }
    records.push(record);
    record = [];
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
  return records;
}

function readField(text: string, start: number): { readonly field: string | null; readonly end: number } {
  if (text[start] !== '"') {
    const length = text.slice(start).search(/[,\r\n]/);
    const end = length < 0 ? text.length : start + length;
    return { field: end === start ? null : unguarded(text.slice(start, end)), end };
  }
  let value = "";
  let at = start + 1;
  for (; at < text.length; at += 1) {
    if (text[at] === '"' && text[at + 1] !== '"') break;
    if (text[at] === '"') at += 1;
    value += text[at] ?? "";
  }
  return { field: unguarded(value), end: at + 1 };
}

function unguarded(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
