import type { LogsPageState } from "../../../src/shared/logs/logsMessages";
import type { TimesShown } from "./lineTimes";
import type { LogsChoices } from "./logsContext";

const usual: LogsChoices = {
  times: "relative",
  wrap: false,
  newestFirst: false,
  isFiltered: false,
  context: 2,
};
const allTimes: readonly TimesShown[] = ["relative", "absolute", "none"];

/** How the lines were shown before the window was loaded again; the filter goes with its search. */
export function keptChoices(state: unknown): LogsChoices {
  if (typeof state !== "object" || state === null || !("choices" in state)) return usual;
  const { choices } = state;
  if (typeof choices !== "object" || choices === null) return usual;
  const kept: Readonly<Record<string, unknown>> = { ...choices };
  return {
    ...usual,
    times: allTimes.find((each) => each === kept["times"]) ?? usual.times,
    wrap: kept["wrap"] === "on",
    newestFirst: kept["newestFirst"] === "on",
  };
}

/** The line that was on top; null where the end was followed. */
export function keptLine(state: unknown): number | null {
  if (typeof state !== "object" || state === null || !("line" in state)) return null;
  return Number.isSafeInteger(state.line) ? Number(state.line) : null;
}

/** What is kept while the page is behind another one, and over a reload of the window. */
export function keptState(
  target: LogsPageState["target"],
  choices: LogsChoices,
  line: number | null,
): LogsPageState {
  const { times, wrap, newestFirst } = choices;
  return {
    target,
    line,
    choices: { times, wrap: wrap ? "on" : "off", newestFirst: newestFirst ? "on" : "off" },
  };
}
