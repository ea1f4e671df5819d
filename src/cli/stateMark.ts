import { stateLabel } from "../core/format/stateLabel";
import type { ExecutionState } from "../core/lifecycle";

/** A sign, and a colour of the terminal's own palette (ECMA-48, SGR) that says the same. */
const marks: Readonly<Record<ExecutionState, { readonly sign: string; readonly colour: number | null }>> = {
  CREATED: { sign: "○", colour: null },
  SCHEDULED: { sign: "◌", colour: 33 },
  STARTED: { sign: "●", colour: 34 },
  EXECUTING: { sign: "●", colour: 34 },
  STOPPING: { sign: "●", colour: 33 },
  COMPLETED: { sign: "✓", colour: 32 },
  FAILED: { sign: "✗", colour: 31 },
  STOPPED: { sign: "■", colour: null },
  CACHED: { sign: "=", colour: 32 },
  SKIPPED: { sign: "–", colour: null },
  BLOCKED: { sign: "⊘", colour: 33 },
  DEAD: { sign: "✗", colour: 31 },
  UNKNOWN: { sign: "?", colour: 33 },
};

/** The state as it is told on a line: "✓ Completed". */
export function stateMark(state: ExecutionState): string {
  return `${marks[state].sign} ${stateLabel(state)}`;
}

/** A text in the colour of a state. */
export function paintState(text: string, state: ExecutionState): string {
  const { colour } = marks[state];
  return colour === null ? text : `\u001b[${colour}m${text}\u001b[39m`;
}

/** Whether colours are wanted: on a terminal, unless the user said no (https://no-color.org). */
export function wantsColour(console: { readonly isTerminal: boolean }): boolean {
  return console.isTerminal && (process.env["NO_COLOR"] ?? "") === "";
}
