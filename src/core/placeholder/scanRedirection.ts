import { scanHereDocumentStart } from "./scanHereDocument";
import { type Refusal, type Scope, type ShellScan, within } from "./shellScan";
import { scanWord } from "./scanWord";
import { processMark } from "./word";

const redirection =
  /(?:[0-9]+|\{[A-Za-z_][A-Za-z0-9_]*\})?(&>>|&>|>>|>&|>\||<<<|<<-|<<|<>|<&|<(?!\()|>(?!\())/y;

const blanks = /(?:[ \t]|\\\n)+/y;

/** Bash expands the file of `>& file` a second time, with what the first time gave. */
const duplication: Refusal = {
  because:
    "stands after >& or <&, where bash would run a command hidden in the value: write > file 2>&1, or < file, in its place",
};

/** A redirection that was read. */
export interface Redirection {
  readonly scope: Scope;
  /** Whether what stands in it is itself read by the command: a here-document, a here-string, `< <( … )`. */
  readonly givesText: boolean;
}

/** Reads a redirection with its target, or returns null where none starts. */
export function scanRedirection(scan: ShellScan, outer: Scope): Redirection | null {
  const found = scan.match(redirection);
  if (found === null) return null;
  const operator = found[1] ?? "";
  scan.position += found[0].length;
  const scope = within(outer);
  if (operator === "<<" || operator === "<<-") {
    scanHereDocumentStart(scan, operator === "<<-", scope);
    return { scope, givesText: true };
  }
  scan.position += scan.match(blanks)?.[0].length ?? 0;
  if (operator.endsWith("&")) scope.refusal = duplication;
  const target = scanWord(scan, scope);
  if (target.start === target.end) scan.fail(`${operator} must be followed by a file: add it`);
  return { scope, givesText: operator === "<<<" || target.shape.includes(processMark) };
}
