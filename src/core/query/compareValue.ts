import type { Json } from "../json";
import { compareVersions, isVersion } from "./compareVersions";
import type { ComparisonOperator, QueryText } from "./queryTree";

/** Whether a text is what a query asks for, whatever its case; `*` outside quotes stands for any signs. */
function matchesText(text: string | null, asked: QueryText, how: "whole" | "beginning" | "part"): boolean {
  if (text === null) return false;
  const [lower, wanted] = [text.toLowerCase(), asked.text.toLowerCase()];
  if (asked.quoted || !wanted.includes("*")) {
    if (how === "whole") return lower === wanted;
    return how === "beginning" ? lower.startsWith(wanted) : lower.includes(wanted);
  }
  return matchesWildcard(lower, wildcardParts(wanted, how));
}

/** The texts between the stars of a pattern in lower case; an empty one at either end stands for a star there. */
export function wildcardParts(pattern: string, how: "whole" | "beginning" | "part"): readonly string[] {
  const open = how === "part" ? `*${pattern}*` : how === "beginning" ? `${pattern}*` : pattern;
  return open.split("*");
}

/** Takes each part where it first comes: time grows with the product of the lengths at most. */
export function matchesWildcard(text: string, parts: readonly string[]): boolean {
  const [first = "", ...others] = parts;
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
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
