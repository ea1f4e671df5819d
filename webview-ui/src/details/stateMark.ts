import { html, type TemplateResult } from "lit";
import type { DetailsView } from "../../../src/shared/details/detailsView";
import { format } from "../../../src/shared/format";
import { icon } from "./icon";

type State = DetailsView["head"]["state"];

const icons: Readonly<Record<State, string>> = {
  CREATED: "circle",
  SCHEDULED: "clockface",
  STARTED: "loading",
  EXECUTING: "loading",
  STOPPING: "debug-stop",
  COMPLETED: "pass",
  FAILED: "error",
  STOPPED: "stop-circle",
  CACHED: "symbol-event",
  SKIPPED: "debug-step-over",
  BLOCKED: "circle-slash",
  DEAD: "debug-disconnect",
  UNKNOWN: "question",
};

/** The icon of a state in its colour; the word stands beside it. */
export function stateIcon(state: State): TemplateResult {
  return html`<span class="state ${state.toLowerCase()}">${icon(icons[state])}</span>`;
}

/** Icon and word. */
export function stateMark(state: State): TemplateResult {
  return html`<span class="state ${state.toLowerCase()}">${icon(icons[state])}${format.state(state)}</span>`;
}
