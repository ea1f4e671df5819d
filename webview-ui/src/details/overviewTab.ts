import { html, nothing, type TemplateResult } from "lit";
import { artifactsSection, type DiskStates } from "./artifactsSection";
import { link, sectionHead } from "./controls";
import { factsColumn } from "./factsColumn";
import { failureBanner } from "./failureBanner";
import { flowCards } from "./flowCards";
import { icon } from "./icon";
import { inputsSection, propertiesSection } from "./inputsSection";
import "./logTail";
import { metricsSection } from "./metricsSection";
import type { PageContext } from "./pageContext";
import { reproductionSection } from "./reproductionSection";
import { timelineSection } from "./timelineSection";

/** Everything about the run on one page. */
export function overviewTab(context: PageContext, disk: DiskStates): TemplateResult {
  return html`${failureBanner(context)} ${problems(context)} ${flowCards(context)}
    <div class="columns">
      <div class="main">
        ${reproductionSection(context)} ${metricsSection(context)} ${logSection(context)}
        ${inputsSection(context)} ${propertiesSection(context)} ${artifactsSection(context, disk)}
        ${timelineSection(context)}
      </div>
      ${factsColumn(context)}
    </div>`;
}

/** What of the bundle could not be read, file by file. */
function problems({ view, strings, send }: PageContext): TemplateResult | typeof nothing {
  if (view.problems.length === 0) return nothing;
  return html`<section class="banner unknown" role="alert">
    <h2>${icon("warning")}<b>${strings.damaged}</b></h2>
    <ul class="reasons">
      ${view.problems.map(
        ({ file, reason }) =>
          html`<li>${link(file, () => send({ type: "openFile", uri: file }), "mono")}: ${reason}</li>`,
      )}
    </ul>
  </section>`;
}

function logSection(context: PageContext): TemplateResult | typeof nothing {
  const { view, strings, showTab } = context;
  if (view.head.ended || view.logs.out + view.logs.err === 0) return nothing;
  return html`<section>
    ${sectionHead(
      strings.logs,
      strings.lastLines,
      link(strings.showAll, () => showTab("logs"), "small"),
    )}
    <executions-log-tail .context=${context}></executions-log-tail>
  </section>`;
}
