import { html, nothing, type TemplateResult } from "lit";
import { fill, format } from "../../../src/shared/format";
import { count, counted } from "../dashboard/words";
import { link } from "../details/controls";
import { icon } from "../details/icon";
import { timeText } from "./lineTimes";
import type { LogsContext } from "./logsContext";

/** How long the log is, whether it is followed, where one is, and how far it was searched. */
export function statusBar(context: LogsContext, currentAt: number | null): TemplateResult {
  const { view, strings, current } = context;
  const time = timeText("relative", null, currentAt);
  return html`<footer class="status">
    <span data-part="bytes">${format.bytes(view.bytes)}</span>
    <span data-part="lines">${linesText(context)}</span>
    ${following(context)}
    <span class="grow"></span>
    ${current === null ? nothing : html`<span data-part="line">${fill(strings.atLine, count(current + 1))}</span>`}
    ${time === "" ? nothing : html`<span data-part="time">${fill(strings.afterStart, time)}</span>`}
    ${searched(context)}
  </footer>`;
}

function linesText({ view, strings, choices }: LogsContext): string {
  const { lines, isCounted, match } = view;
  if (choices.isFiltered && match !== null)
    return fill(strings.filteredLines, count(match.lines), count(lines));
  return isCounted
    ? counted(strings.lineOne, strings.lineSeveral, lines)
    : fill(strings.aboutLines, count(lines));
}

function following(context: LogsContext): TemplateResult | typeof nothing {
  const { view, strings, isFollowing, newLines } = context;
  if (isFollowing)
    return view.hasEnded
      ? nothing
      : html`<span data-part="following">${icon("arrow-down")} ${strings.following}</span>`;
  if (view.hasEnded || newLines === 0) return nothing;
  return html`<span data-part="paused"
    >${icon("debug-pause")} ${strings.paused},
    ${counted(strings.newLineOne, strings.newLineSeveral, newLines)}
    ${link(strings.follow, () => context.follow(true), "inline")}</span
  >`;
}

function searched({ view, strings, draft }: LogsContext): TemplateResult | typeof nothing {
  if (draft.text === "") return nothing;
  return html`<span data-part="searched"
    >${view.isSearched ? html`${icon("check")} ${strings.searched}` : strings.searching}</span
  >`;
}
