import type { Translate } from "../translate";
import { comparisonOperators, type ComparisonOperator, type QueryText } from "./queryTree";

/** Where a query is wrong, and what was expected there. */
export interface QueryProblem {
  /** Of the wrong part, in UTF-16 units from the start. */
  readonly position: number;
  readonly length: number;
  readonly message: string;
}

/** What the parser throws to itself. */
export class QueryFault extends Error {
  constructor(readonly problem: QueryProblem) {
    super(problem.message);
  }
}

const wordEnd = /[\s()"]/;

/** Reads the pieces of a query one after the other. */
export class QueryReader {
  position = 0;

  /** @param t for what is told of faults. */
  constructor(
    readonly text: string,
    readonly t: Translate,
  ) {}

  isAtEnd(): boolean {
    this.skipSpace();
    return this.position >= this.text.length;
  }

  /** Takes a sign such as a parenthesis when it comes next. */
  take(sign: string): boolean {
    this.skipSpace();
    if (!this.text.startsWith(sign, this.position)) return false;
    this.position += sign.length;
    return true;
  }

  /** Takes a word in capitals (AND, OR, NOT, TO) when it comes next and stands alone. */
  takeKeyword(keyword: string): boolean {
    this.skipSpace();
    const end = this.position + keyword.length;
    const next = this.text.charAt(end);
    if (!this.text.startsWith(keyword, this.position) || (next !== "" && !wordEnd.test(next))) return false;
    this.position = end;
    return true;
  }

  /** Whether one of these words in capitals comes next. */
  isBefore(keywords: readonly string[]): boolean {
    const before = this.position;
    const found = keywords.some((keyword) => this.takeKeyword(keyword));
    this.position = before;
    return found;
  }

  /** The letters of what may be a field's name; not taken. */
  peekName(): string {
    this.skipSpace();
    return /^[A-Za-z]+/.exec(this.text.slice(this.position))?.[0] ?? "";
  }

  /** The name before the sign of a comparison, such as that of a metric or an input (test_loss<0.1); not taken. */
  peekCompared(): string {
    this.skipSpace();
    return /^([A-Za-z][\w.-]*)[=<>!]/.exec(this.text.slice(this.position))?.[1] ?? "";
  }

  /** Takes an operator of a comparison that comes next without a space. */
  takeOperator(): ComparisonOperator | null {
    const found = comparisonOperators.find((operator) => this.text.startsWith(operator, this.position));
    if (found === undefined) return null;
    this.position += found.length;
    return found;
  }

  /**
   * Takes a value: in quotes (a backslash keeps the next sign), else up to a space, a parenthesis or one of `stops`.
   * @returns null when none comes next.
   */
  takeText(stops: RegExp = wordEnd): QueryText | null {
    if (this.text.charAt(this.position) === '"') return { text: this.takeQuoted(), quoted: true };
    const start = this.position;
    while (this.position < this.text.length && !this.stopsHere(stops)) this.position += 1;
    return this.position === start ? null : { text: this.text.slice(start, this.position), quoted: false };
  }

  fault(position: number, length: number, message: string): QueryFault {
    return new QueryFault({ position, length: Math.max(1, length), message });
  }

  private stopsHere(stops: RegExp): boolean {
    const sign = this.text.charAt(this.position);
    return wordEnd.test(sign) || stops.test(sign);
  }

  private takeQuoted(): string {
    const start = this.position;
    let text = "";
    for (this.position += 1; this.position < this.text.length; this.position += 1) {
      const sign = this.text.charAt(this.position);
      if (sign === '"') {
        this.position += 1;
        return text;
      }
      if (sign === "\\" && this.position + 1 < this.text.length) this.position += 1;
      text += this.text.charAt(this.position);
    }
    throw this.fault(start, this.text.length - start, this.t('This quote is not closed: end it with "'));
  }

  private skipSpace(): void {
    while (/\s/.test(this.text.charAt(this.position))) this.position += 1;
  }
}
