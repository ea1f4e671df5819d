import type { QueryText } from "./queryTree";

/** Fields of which a part is found, but the whole where it is asked for in quotes: names of people have spaces. */
const wholeInQuotes: readonly string[] = ["author"];

export function isWholeInQuotes(field: string): boolean {
  return wholeInQuotes.includes(field);
}

/** A known value of a field as a query asks for it and nothing else. */
export function exactText(field: string, text: string): QueryText {
  return { text, quoted: text === "" || text.includes("*") || isWholeInQuotes(field) };
}
