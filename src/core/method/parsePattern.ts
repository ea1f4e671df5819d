/** A regular expression as a tree of what can be matched in linear time. */
export type PatternNode =
  | { readonly kind: "character"; readonly matches: (character: string) => boolean }
  | { readonly kind: "assertion"; readonly holds: (before: string, after: string) => boolean }
  | { readonly kind: "sequence"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly options: readonly PatternNode[] }
  | { readonly kind: "repetition"; readonly part: PatternNode; readonly min: number; readonly max: number };

/** Thrown for what is no regular expression, or needs backtracking. */
export class UnsupportedPattern extends Error {}

const groupStart = /\((?:\?:|\?<[A-Za-z_$][\w$]*>|(?!\?))/y;
const escape =
  /\\(?:[dDwWsStnrfv]|0(?![0-9])|c[A-Za-z]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|u\{[0-9A-Fa-f]+\}|[pP]\{[\w=]+\}|[^A-Za-z0-9])/uy;
const characterClass = /\[\^?(?:[^\]\\]|\\[^])*\]/uy;
const plain = /[^\\^$*+?()[|]/uy;
const quantifier = /(?:([*+?])|\{([0-9]+)(,([0-9]*))?\})\??/y;

/**
 * Parses a regular expression (ECMA-262, as JSON Schema's `pattern` names it), without look-around and back references.
 * @throws {UnsupportedPattern} with a reason fit for the user.
 */
export function parsePattern(source: string): PatternNode {
  const reader = new PatternReader(source);
  const node = reader.choice();
  if (!reader.atEnd) throw new UnsupportedPattern(`a parenthesis is closed that was not opened`);
  return node;
}

class PatternReader {
  private position = 0;

  constructor(private readonly source: string) {}

  get atEnd(): boolean {
    return this.position >= this.source.length;
  }

  choice(): PatternNode {
    const options = [this.sequence()];
    while (this.take("|")) options.push(this.sequence());
    const [only] = options;
    return only !== undefined && options.length === 1 ? only : { kind: "choice", options };
  }

  private sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (!this.atEnd && !"|)".includes(this.source.charAt(this.position))) parts.push(this.repeated());
    return { kind: "sequence", parts };
  }

  private repeated(): PatternNode {
    const part = this.atom();
    const found = this.match(quantifier);
    if (found === null) return part;
    const [, sign, least, , most] = found;
    if (sign !== undefined)
      return { kind: "repetition", part, min: sign === "+" ? 1 : 0, max: sign === "?" ? 1 : Infinity };
    const min = Number(least);
    const max = found[3] === undefined ? min : most === undefined || most === "" ? Infinity : Number(most);
    if (max < min) throw new UnsupportedPattern(`${found[0]} counts backwards`);
    return { kind: "repetition", part, min, max };
  }

  private atom(): PatternNode {
    const assertion = this.assertion();
    if (assertion !== null) return assertion;
    if (this.match(groupStart) !== null) {
      const group = this.choice();
      if (!this.take(")")) throw new UnsupportedPattern("a parenthesis is opened and never closed");
      return group;
    }
    const text = this.match(escape) ?? this.match(characterClass) ?? this.match(plain);
    if (text === null)
      throw new UnsupportedPattern(
        `"${this.source.slice(this.position, this.position + 4)}" is not understood (look-around and back references are not supported)`,
      );
    return { kind: "character", matches: characterTest(text[0]) };
  }

  private assertion(): PatternNode | null {
    if (this.take("^")) return { kind: "assertion", holds: (before) => before === "" };
    if (this.take("$")) return { kind: "assertion", holds: (_, after) => after === "" };
    if (this.take("\\b"))
      return { kind: "assertion", holds: (before, after) => isWord(before) !== isWord(after) };
    if (this.take("\\B"))
      return { kind: "assertion", holds: (before, after) => isWord(before) === isWord(after) };
    return null;
  }

  private take(text: string): boolean {
    if (!this.source.startsWith(text, this.position)) return false;
    this.position += text.length;
    return true;
  }

  private match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.position;
    const found = expression.exec(this.source);
    if (found !== null) this.position += found[0].length;
    return found;
  }
}

function isWord(character: string): boolean {
  return /^\w/.test(character);
}

/** Tests one character by the language's own engine, so that classes mean what they mean there. */
function characterTest(source: string): (character: string) => boolean {
  const escaped = /^[{}\]/]$/.test(source) ? `\\${source}` : source;
  try {
    const expression = new RegExp(`^${escaped}$`, "u");
    return (character) => expression.test(character);
  } catch {
    throw new UnsupportedPattern(`${source} is not understood`);
  }
}
