import type { ExecutionSummary } from "../core/summary";
import { executionWords } from "./executionWords";

/** What can be done with some executions and not with others, by the words of each. */
const telling = ["stoppable", "retryable", "recoverable", "deletable", "ended", "archived"];

/** Of more each action is offered: to find out would take longer than one waits for a menu. */
const mostLooked = 200;

/**
 * The words that at least one of several selected executions has: what menus offer on all of them. Empty while fewer than
 * two are selected, which have words of their own.
 */
export function selectedWords(executions: readonly ExecutionSummary[]): string {
  if (executions.length < 2) return "";
  if (executions.length > mostLooked) return telling.join(" ");
  const words = new Set(executions.flatMap((one) => executionWords(one, false).split(" ")));
  return telling.filter((word) => words.has(word)).join(" ");
}
