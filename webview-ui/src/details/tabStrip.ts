import { html, nothing, type TemplateResult } from "lit";
import { detailsTabs, type DetailsTab } from "../../../src/shared/details/pageState";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import type { PageContext } from "./pageContext";

/** The parts of the page; one of them is shown. Arrows, Home and End move among them. */
export function tabStrip(context: PageContext, current: DetailsTab): TemplateResult {
  const { strings, showTab } = context;
  const counts = countsOf(context);
  const move = (event: KeyboardEvent): void => {
    const target = targetOf(event.key, current);
    if (target === null) return;
    event.preventDefault();
    showTab(target);
    document.getElementById(`tab-${target}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${strings.tabsLabel} @keydown=${move}>
    ${detailsTabs.map(
      (tab) =>
        html`<button
          type="button"
          role="tab"
          id="tab-${tab}"
          aria-selected=${tab === current}
          aria-controls="panel"
          tabindex=${tab === current ? 0 : -1}
          @click=${() => showTab(tab)}
        >
          ${titleOf(tab, strings)}${counts[tab] ? html`<span class="count tnum">${counts[tab]}</span>` : nothing}
        </button>`,
    )}
  </div>`;
}

/** The tab that many places further, around the ends. */
export function tabAfter(tab: DetailsTab, places: number): DetailsTab {
  const { length } = detailsTabs;
  return detailsTabs[(detailsTabs.indexOf(tab) + places + length) % length] ?? tab;
}

function targetOf(key: string, current: DetailsTab): DetailsTab | null {
  switch (key) {
    case "ArrowRight":
      return tabAfter(current, 1);
    case "ArrowLeft":
      return tabAfter(current, -1);
    case "Home":
      return detailsTabs[0];
    case "End":
      return detailsTabs.at(-1) ?? null;
    default:
      return null;
  }
}

function titleOf(tab: DetailsTab, strings: DetailsStrings): string {
  const titles: Readonly<Record<DetailsTab, string>> = {
    overview: strings.tabOverview,
    metrics: strings.tabMetrics,
    logs: strings.tabLogs,
    files: strings.tabFiles,
    code: strings.tabCode,
    environment: strings.tabEnvironment,
    provenance: strings.tabProvenance,
    related: strings.tabRelated,
    raw: strings.tabRaw,
  };
  return titles[tab];
}

function countsOf({ view }: PageContext): Partial<Record<DetailsTab, number>> {
  return {
    metrics: view.metrics.length,
    logs: view.logLines ?? 0,
    files: view.artifacts.outputs.length,
    related: view.related.executions.length,
  };
}
