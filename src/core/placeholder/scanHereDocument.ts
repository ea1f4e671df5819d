import { scanDoubleQuotedPart } from "./scanQuotes";
import { type PendingHereDocument, type Scope, type ShellScan, within } from "./shellScan";

const delimiterCharacter = /[^\s;&|<>()"'\\`$]+|'[^'\n]*'|"[^"\\$`\n]*"|\\[^\n]/y;
const quotedDocument = {
  because:
    "stands in a here-document whose delimiter is quoted, so that nothing in it is replaced: take the quotes off the delimiter",
};

/** Reads the delimiter after `<<` or `<<-` and announces the here-document. */
export function scanHereDocumentStart(scan: ShellScan, stripsTabs: boolean, outer: Scope): void {
  while (scan.peek() === " " || scan.peek() === "\t") scan.position++;
  const start = scan.position;
  let delimiter = "";
  for (let part = scan.match(delimiterCharacter); part !== null; part = scan.match(delimiterCharacter)) {
    delimiter += part[0].startsWith("\\") ? part[0].slice(1) : part[0].replaceAll(/["']/g, "");
    scan.position += part[0].length;
  }
  const raw = scan.text.slice(start, scan.position);
  if (raw === "" || /["'`$\\]/.test(scan.peek()) || raw.includes("{{"))
    scan.fail("this here-document's delimiter cannot be told: write a plain word, such as EOF", start);
  const quoted = raw !== delimiter;
  scan.pending.push({ delimiter, quoted, stripsTabs, scope: within(outer, quoted ? quotedDocument : null) });
}

/** Reads the here-documents that were announced on the line that ended here. */
export function scanPendingHereDocuments(scan: ShellScan): void {
  for (const document of scan.pending.splice(0)) scanBody(scan, document);
}

function scanBody(scan: ShellScan, document: PendingHereDocument): void {
  const { bodyEnd, next } = findEnd(scan, document);
  const outerLimit = scan.limit;
  scan.limit = bodyEnd;
  while (!scan.atEnd) {
    if (!document.quoted) scanDoubleQuotedPart(scan, document.scope, "here");
    else if (!scan.takePlaceholder(document.scope, "double")) scan.position++;
  }
  scan.limit = outerLimit;
  scan.position = next;
}

/** Where the text of a here-document ends, and where the line after its delimiter starts. */
function findEnd(scan: ShellScan, document: PendingHereDocument): { bodyEnd: number; next: number } {
  let lineStart = scan.position;
  let joined = "";
  while (lineStart < scan.limit) {
    const lineEnd = endOfLine(scan, lineStart);
    const raw = scan.text.slice(lineStart, lineEnd);
    const line = document.stripsTabs ? raw.replace(/^\t+/, "") : raw;
    if (joined === "" && line === document.delimiter)
      return { bodyEnd: lineStart, next: Math.min(lineEnd + 1, scan.limit) };
    const continued = !document.quoted && /(?:^|[^\\])(?:\\\\)*\\$/.test(line);
    joined += continued ? line.slice(0, -1) : line;
    if (!continued && joined === document.delimiter)
      scan.fail(
        "shells differ on whether the here-document ends here: write its delimiter on one line",
        lineStart,
      );
    if (!continued) joined = "";
    lineStart = lineEnd + 1;
  }
  return scan.fail(`no line "${document.delimiter}" ends the here-document that starts here: add it`);
}

function endOfLine(scan: ShellScan, from: number): number {
  const found = scan.text.indexOf("\n", from);
  return found === -1 || found > scan.limit ? scan.limit : found;
}
