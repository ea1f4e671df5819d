import type { Json } from "../json";
import { compareVersions, isVersion } from "./compareVersions";
import type { ComparisonOperator, QueryText } from "./queryTree";

/** Whether a text is what a query asks for, whatever its case; `*` outside quotes stands for any signs. */
export function matchesText(
  text: string | null,
  asked: QueryText,
  how: "whole" | "beginning" | "part",
): boolean {
  if (text === null) return false;
  const [lower, wanted] = [text.toLowerCase(), asked.text.toLowerCase()];
  if (asked.quoted || !wanted.includes("*")) {
    if (how === "whole") return lower === wanted;
    return how === "beginning" ? lower.startsWith(wanted) : lower.includes(wanted);
  }
  return matchesWildcard(lower, how === "part" ? `*${wanted}*` : how === "beginning" ? `${wanted}*` : wanted);
}

/** Without backtracking into more than the last `*`: time grows with the product of the lengths at most. */
function matchesWildcard(text: string, pattern: string): boolean {
  let [at, place, star, resume] = [0, 0, -1, 0];
  while (at < text.length) {
    if (pattern[place] === "*") {
      star = place;
      resume = at;
      place += 1;
    } else if (pattern[place] === text[at]) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      resume += 1;
      at = resume;
      place = star + 1;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(place));
}

/**
 * Compares a recorded value with one that a query asks for: numbers as numbers, versions as versions, anything else as
 * text, which has no order. Of a list any member may match.
 */
export function compareValue(
  operator: ComparisonOperator,
  value: Json,
  asked: QueryText,
  orderOf: ValueOrder = numberOrder,
): boolean {
  if (operator === "!=") return !compareValue("=", value, asked, orderOf);
  if (Array.isArray(value)) return value.some((member) => compareValue(operator, member, asked, orderOf));
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const order = orderOf(text, asked.text);
  if (operator === "=") return order === 0 || matchesText(text, asked, "whole");
  return order !== null && orderTests[operator](order);
}

const orderTests: Readonly<Record<"<" | "<=" | ">" | ">=", (order: number) => boolean>> = {
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

/** A number as a query and most records write it. */
export const decimal = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

/** Negative when `one` comes first, null when the two have no order. */
export type ValueOrder = (one: string, other: string) => number | null;

/** Numbers first: "2.10" is 2.1. */
function numberOrder(one: string, other: string): number | null {
  if (decimal.test(one) && decimal.test(other)) return Math.sign(Number(one) - Number(other));
  return isVersion(one) && isVersion(other) ? compareVersions(one, other) : null;
}

/** Versions first: "2.10" comes after "2.9". */
export function versionOrder(one: string, other: string): number | null {
  return isVersion(one) && isVersion(other) ? compareVersions(one, other) : numberOrder(one, other);
}
