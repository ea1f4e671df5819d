import { html, nothing, type TemplateResult } from "lit";
import type { DashboardContext } from "./dashboardContext";

/** What is missing, where there is nothing to tell, and the way to something. */
export function emptyLine(context: DashboardContext): TemplateResult {
  const { strings, view, send } = context;
  const { query, range } = view.choices;
  if (view.total === 0) return html`<p class="missing">${strings.nothingYet}</p>`;
  const isAll = range.kind === "last" && range.name === "all";
  return html`<p class="missing">
    ${query.trim() === "" ? strings.nothingInTime : isAll ? strings.nothingMatches : strings.nothingMatchesInTime}
    ${
      isAll
        ? nothing
        : html`<button
            type="button"
            class="link"
            @click=${() => send({ type: "range", range: { kind: "last", name: "all" } })}
          >
            ${strings.showAllTime}
          </button>`
    }
    ${
      query.trim() === ""
        ? nothing
        : html`<button type="button" class="link" @click=${() => context.type("")}>
            ${strings.clearFilter}
          </button>`
    }
  </p>`;
}
