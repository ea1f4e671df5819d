import type { Json } from "../json";
import { compareValue, decimal, matchesWildcard, wildcardParts, type ValueOrder } from "./compareValue";
import type { ComparisonOperator, QueryText } from "./queryTree";

export type TextTest = (text: string | null) => boolean;

/** Where in a text what is asked for stands. */
export type TextPlace = "whole" | "beginning" | "part";

/** Whether a text is what a query asks for, whatever its case; `*` outside quotes stands for any signs. */
export function compileText(asked: QueryText, place: TextPlace): TextTest {
  const wanted = asked.text.toLowerCase();
  if (!asked.quoted && wanted.includes("*")) {
    const parts = wildcardParts(wanted, place);
    return (text) => text !== null && matchesWildcard(text.toLowerCase(), parts);
  }
  switch (place) {
    case "whole":
      return (text) => text !== null && (text === wanted || text.toLowerCase() === wanted);
    case "beginning":
      return (text) => text?.toLowerCase().startsWith(wanted) === true;
    case "part":
      return (text) => text?.toLowerCase().includes(wanted) === true;
  }
}

/** What {@link compileText} finds as a part of texts in lower case, and nothing else; null where it is not one line of text. */
export function plainPart({ text, quoted }: QueryText): string | null {
  return (!quoted && text.includes("*")) || text.includes("\n") ? null : text.toLowerCase();
}

/** {@link compareValue} for one value that is asked of many: numbers, of which there are most, need no texts. */
export function compileValue(
  operator: ComparisonOperator,
  asked: QueryText,
  orderOf?: ValueOrder,
): (value: Json) => boolean {
  const inGeneral = (value: Json): boolean => compareValue(operator, value, asked, orderOf);
  if (!decimal.test(asked.text)) return inGeneral;
  const wanted = Number(asked.text);
  const test = numberTests[operator];
  return (value) =>
    typeof value === "number" && Number.isFinite(value) ? test(value, wanted) : inGeneral(value);
}

const numberTests: Readonly<Record<ComparisonOperator, (value: number, wanted: number) => boolean>> = {
  "=": (value, wanted) => value === wanted,
  "!=": (value, wanted) => value !== wanted,
  "<": (value, wanted) => value < wanted,
  "<=": (value, wanted) => value <= wanted,
  ">": (value, wanted) => value > wanted,
  ">=": (value, wanted) => value >= wanted,
};
