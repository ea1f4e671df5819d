import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import { count, counted } from "../dashboard/words";
import { iconButton } from "../details/controls";
import { icon } from "../details/icon";
import type { LogsContext } from "./logsContext";
import { toggle } from "./toolbar";

/** As many lines around a found one as anybody reads. */
const mostContext = 20;

/** What is searched for, how often it was found, the filter, and the ways to errors and warnings. */
export function searchBar(context: LogsContext): TemplateResult {
  const { strings, draft, type, step, choices, choose, view } = context;
  const hasSearch = draft.text !== "";
  return html`<div class="find-bar" role="search">
    <div class="find ${view.searchProblem === null ? "" : "wrong"}">
      <input
        id="search"
        type="text"
        spellcheck="false"
        placeholder=${strings.search}
        aria-label=${strings.search}
        aria-invalid=${String(view.searchProblem !== null)}
        .value=${draft.text}
        @input=${(event: Event) => type({ text: (event.target as HTMLInputElement).value })}
      />
      ${toggle("case-sensitive", strings.matchCase, draft.case, () => type({ case: !draft.case }))}
      ${toggle("whole-word", strings.matchWord, draft.word, () => type({ word: !draft.word }))}
      ${toggle("regex", strings.useRegex, draft.regex, () => type({ regex: !draft.regex }))}
      ${
        view.searchProblem === null
          ? nothing
          : html`<p class="find-problem" role="alert">${view.searchProblem}</p>`
      }
    </div>
    <span class="count muted tnum" role="status" data-part="count">${countText(context)}</span>
    ${iconButton("arrow-up", strings.previousMatch, () => step("match", "backward"))}
    ${iconButton("arrow-down", strings.nextMatch, () => step("match", "forward"))}
    <button
      type="button"
      class="action text"
      data-action="filter"
      aria-pressed=${String(choices.isFiltered)}
      ?disabled=${!hasSearch}
      @click=${() => choose({ isFiltered: !choices.isFiltered })}
    >
      ${icon("filter")}${strings.filter}
    </button>
    ${choices.isFiltered ? contextSteps(context) : nothing}
    <span class="grow"></span>
    ${severityButton(context, "error")} ${severityButton(context, "warning")}
    ${hasSearch ? iconButton("close", strings.clearSearch, () => type({ text: "" })) : nothing}
  </div>`;
}

function contextSteps({ strings, choices, choose }: LogsContext): TemplateResult {
  const to = (lines: number): void => choose({ context: Math.min(mostContext, Math.max(0, lines)) });
  return html`<span class="steps" role="group" aria-label=${strings.context}>
    <span class="muted">${strings.context}</span>
    ${iconButton("remove", strings.lessContext, () => to(choices.context - 1))}
    <span class="tnum" data-part="context">${choices.context}</span>
    ${iconButton("add", strings.moreContext, () => to(choices.context + 1))}
  </span>`;
}

function severityButton(context: LogsContext, kind: "error" | "warning"): TemplateResult | typeof nothing {
  const { strings, view, step } = context;
  const { lines } = view[kind];
  if (lines === 0) return nothing;
  const label =
    kind === "error"
      ? counted(strings.errorOne, strings.errorSeveral, lines)
      : counted(strings.warningOne, strings.warningSeveral, lines);
  return html`<button
    type="button"
    class="action text severity ${kind}"
    data-step=${kind}
    title=${label}
    aria-label=${label}
    @click=${(event: MouseEvent) => step(kind, event.shiftKey ? "backward" : "forward")}
  >
    ${icon(kind)}<span class="tnum">${count(lines)}</span>
  </button>`;
}

/** "3 of 6", "12,400 so far". */
function countText({ view, strings, draft, found }: LogsContext): string {
  if (draft.text === "" || view.match === null) return "";
  const { places } = view.match;
  if (!view.isSearched) return fill(strings.soFar, count(places));
  if (places === 0) return strings.noMatch;
  if (found === null) return fill(strings.matches, count(places));
  return fill(strings.ofMatches, count(found.number), count(places));
}
