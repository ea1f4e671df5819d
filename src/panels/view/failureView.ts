import type { ExecutionState } from "../../core/lifecycle";
import type { FailureView, LinePart, SourcePlace } from "../../shared/details/detailsView";
import type { DetailsFacts } from "../detailsFacts";
import { linkPlaces } from "./sourcePlaces";

const shownLines = 14;

const kinds: Readonly<Partial<Record<ExecutionState, FailureView["kind"]>>> = {
  FAILED: "failed",
  DEAD: "dead",
  UNKNOWN: "unknown",
  STOPPED: "stopped",
};

/** Why it did not end well, with the last lines of standard error; null for all other executions. */
export function failureView({ summary, errorTail, target }: DetailsFacts): FailureView | null {
  const kind = kinds[summary.state];
  if (kind === undefined) return null;
  const lines = plainLines(errorTail.text);
  const shown = kind === "stopped" ? [] : lines.slice(-shownLines);
  const lastLines = shown.map((line) => linkPlaces(line, target.workspace));
  const telling = tellingLine(shown);
  return {
    kind,
    ...wordsOf(summary.reason ?? summary.message ?? "", shown[telling] ?? null),
    place: innermost(lastLines),
    lastLines,
    telling,
    hasMore: errorTail.hasMore || lines.length > shown.length,
  };
}

/** The script's own last words come first, how it ended behind them. */
function wordsOf(reason: string, telling: string | null): Pick<FailureView, "headline" | "detail"> {
  const [ending, words] = reason.split("; last line of stderr: ");
  if (words === undefined) return { headline: reason, detail: "" };
  return { headline: isTrailer.test(words) ? (telling ?? words) : words, detail: ending ?? "" };
}

/** Node ends the report of an error with its own version. */
const isTrailer = /^Node\.js v\d/;
const namesError = /^(?:Uncaught )?[\w.$]*(?:Error|Exception|Interrupt)\b/;

/** The line that says what went wrong: the last one, or before a trailer the last one that names an error. */
function tellingLine(lines: readonly string[]): number {
  const last = lines.length - 1;
  if (!isTrailer.test(lines[last] ?? "")) return last;
  const named = lines.findLastIndex((line) => namesError.test(line));
  return named < 0 ? last : named;
}

/** Without colours, with what a carriage return overwrote left out, and without empty lines at the end. */
function plainLines(text: string): string[] {
  const escapes = new RegExp(`${String.fromCharCode(27)}(?:\\[[0-9;?]*[ -/]*[@-~]|[@-_])`, "g");
  const lines = text
    .replaceAll(escapes, "")
    .split("\n")
    .map((line) => line.replace(/\r$/, "").split("\r").at(-1) ?? "");
  while (lines.at(-1)?.trim() === "") lines.pop();
  return lines;
}

/** Python names the innermost place last; Node names it first, over lines that begin with "at". */
function innermost(lines: readonly (readonly LinePart[])[]): SourcePlace | null {
  const places = lines.flatMap((parts) => {
    const place = parts.find((candidate) => candidate.place !== null)?.place;
    return place ? [{ place, isPython: parts[0]?.text.includes('File "') === true }] : [];
  });
  const found = places.some(({ isPython }) => isPython) ? places.at(-1) : places[0];
  return found?.place ?? null;
}
