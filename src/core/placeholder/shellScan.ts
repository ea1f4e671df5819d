import { inputVariableName } from "./inputVariable";
import { matchPlaceholder, type PlaceholderMatch } from "./matchPlaceholder";

/** Why no placeholder may stand in a part of a script. */
export interface Refusal {
  /** Follows the placeholder in the message: "stands in backticks …: write …". */
  readonly because: string;
  /** Whether an input of type `integer` may stand there all the same. */
  readonly integers?: boolean;
}

/** A part of the script: refusals hold for all that lies within, and may be found out after it was read. */
export interface Scope {
  readonly parent: Scope | null;
  refusal: Refusal | null;
  /** Whether a command in it reads its standard input as shell text. */
  runsStandardInput: boolean;
}

export function within(parent: Scope | null, refusal: Refusal | null = null): Scope {
  return { parent, refusal, runsStandardInput: false };
}

/** How a reference is written where a placeholder stands. */
export type Quoting = "bare" | "double" | "single" | "ansi";

/** A placeholder that was replaced, with where it stands. */
export interface Use extends PlaceholderMatch {
  readonly scope: Scope;
}

/** A variable that is given what lies in a scope. */
export interface Store {
  readonly variable: string;
  readonly scope: Scope;
  /** Given as an argument of `declare` and its kin, which read `(…)` as a list when the variable is an array. */
  readonly declared: boolean;
}

export interface PendingHereDocument {
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly stripsTabs: boolean;
  readonly scope: Scope;
}

/** Thrown where the script cannot be followed; caught by `expandScript`. */
export class ScanFailure extends Error {
  constructor(
    readonly position: number,
    message: string,
  ) {
    super(message);
  }
}

const deepest = 200;

/** A script that is being read from left to right: position, replacements, and what is found out on the way. */
export class ShellScan {
  position = 0;
  /** Nothing is read from here on: the end of the script, or of a here-document. */
  limit: number;
  /** Here-documents announced on this line, whose text starts on the next. */
  pending: PendingHereDocument[] = [];
  /** Names of variables whose assignments the shell evaluates (`declare -i`, `declare -n`). */
  readonly evaluatedVariables = new Set<string>();
  readonly arrayVariables = new Set<string>();
  readonly uses: Use[] = [];
  readonly stores: Store[] = [];
  aliasedFrom: number | null = null;
  private readonly edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  private outerPending = 0;
  private depth = 0;

  constructor(
    readonly text: string,
    private readonly isInput: (name: string) => boolean,
    /** Reads commands up to an unquoted `)`; given from outside, since words and commands contain each other. */
    readonly commandsUntilParenthesis: (scan: ShellScan, scope: Scope) => void,
  ) {
    this.limit = text.length;
  }

  /** The character at the position, or "" at the end. */
  peek(offset = 0): string {
    const at = this.position + offset;
    return at < this.limit ? this.text.charAt(at) : "";
  }

  get atEnd(): boolean {
    return this.position >= this.limit;
  }

  startsWith(text: string): boolean {
    return this.position + text.length <= this.limit && this.text.startsWith(text, this.position);
  }

  /** Takes a text if it stands here. */
  take(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.position += text.length;
    return true;
  }

  /** What a sticky expression matches here, without taking it. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.position;
    const found = expression.exec(this.text);
    return found !== null && this.position + found[0].length <= this.limit ? found : null;
  }

  fail(message: string, position = this.position): never {
    throw new ScanFailure(position, message);
  }

  placeholderAt(position: number): PlaceholderMatch | null {
    const found = matchPlaceholder(this.text, position, this.isInput);
    return found !== null && found.end <= this.limit ? found : null;
  }

  /** Takes the placeholder that stands here and writes a reference in its place. */
  takePlaceholder(scope: Scope, quoting: Quoting): boolean {
    const found = this.placeholderAt(this.position);
    if (found === null) return false;
    this.uses.push({ ...found, scope });
    this.edits.push({ start: found.start, end: found.end, text: reference(found.name, quoting) });
    this.position = found.end;
    return true;
  }

  /** Writes a text at the position, before what stands there. */
  insert(text: string): void {
    this.edits.push({ start: this.position, end: this.position, text });
  }

  /** Notes a line end within quotes or an expansion: shells differ on where a here-document announced before starts. */
  lineEndInside(): void {
    if (this.pending.length + this.outerPending > 0)
      this.fail(
        "a quoted text or expansion goes over the line end before a here-document: close it on its line",
      );
  }

  /** Reads what is nested in an expansion, with here-documents of its own. */
  nested(read: () => void): void {
    if (++this.depth > deepest) this.fail("the script nests too deeply to be followed");
    const outer = this.pending;
    this.outerPending += outer.length;
    this.pending = [];
    read();
    if (this.pending.length > 0) this.fail("a here-document must start and end within its $( … )");
    this.pending = outer;
    this.outerPending -= outer.length;
    this.depth--;
  }

  get insidePending(): boolean {
    return this.outerPending > 0;
  }

  /** The script with all replacements made. */
  result(): string {
    const parts: string[] = [];
    let at = 0;
    for (const edit of this.edits.toSorted((one, other) => one.start - other.start)) {
      parts.push(this.text.slice(at, edit.start), edit.text);
      at = edit.end;
    }
    return parts.join("") + this.text.slice(at);
  }
}

function reference(name: string, quoting: Quoting): string {
  const expansion = `\${${inputVariableName(name)}}`;
  switch (quoting) {
    case "double":
      return expansion;
    case "bare":
      return `"${expansion}"`;
    case "single":
      return `'"${expansion}"'`;
    case "ansi":
      return `'"${expansion}"$'`;
  }
}
