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
  return {
    kind,
    ...wordsOf(summary.reason ?? summary.message ?? ""),
    place: innermost(lastLines),
    lastLines,
    hasMore: errorTail.hasMore || lines.length > shown.length,
  };
}

/** The script's own last words come first, how it ended behind them. */
function wordsOf(reason: string): Pick<FailureView, "headline" | "detail"> {
  const [ending, words] = reason.split("; last line of stderr: ");
  return words === undefined ? { headline: reason, detail: "" } : { headline: words, detail: ending ?? "" };
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
