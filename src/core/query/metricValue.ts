import { decimal } from "./compareValue";
import type { ComparisonOperator, QueryText } from "./queryTree";

const notFinite = /^[-+]?(?:nan|inf|infinity)$/i;

/**
 * Whether a metric can be compared with a value: with a number, and where nothing is asked of the order also with what
 * is none (nan, inf) or with the beginning of one (0.1*).
 */
export function mayBeMetric(operator: ComparisonOperator, { text, quoted }: QueryText): boolean {
  if (decimal.test(text)) return true;
  if (operator !== "=" && operator !== "!=") return false;
  return notFinite.test(text) || (!quoted && text.includes("*"));
}
