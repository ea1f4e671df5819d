import { html, nothing, type TemplateResult } from "lit";
import type { TimelineView } from "../../../src/shared/details/detailsView";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import { format } from "../../../src/shared/format";
import { sectionHead } from "./controls";
import { icon } from "./icon";
import type { PageContext } from "./pageContext";
import { phaseName } from "./phaseName";
import { resourceTable } from "./resourceTable";
import "./timelineChart";

/** What happened when: as a picture, or as a table of the same. */
export function timelineSection(context: PageContext): TemplateResult | typeof nothing {
  const { view, strings } = context;
  const { timeline } = view;
  if (timeline.phases.length + timeline.entries.length === 0 && timeline.resources === null) return nothing;
  const asTable = context.choice("timeline") === "table";
  const toggle = html`<button
    type="button"
    class="action text"
    @click=${() => context.choose("timeline", asTable ? "picture" : "table")}
  >
    ${icon(asTable ? "graph" : "table")}${asTable ? strings.asPicture : strings.asTable}
  </button>`;
  return html`<section id="timeline">
    ${sectionHead(strings.timeline, view.eventsRead ? format.duration(timeline.totalMs) : strings.beingRead, toggle)}
    ${
      asTable
        ? [
            eventTable(timeline, strings),
            timeline.resources === null ? nothing : resourceTable(timeline.resources, strings),
          ]
        : html`<executions-timeline .timeline=${timeline} .strings=${strings}></executions-timeline>`
    }
  </section>`;
}

function eventTable(timeline: TimelineView, strings: DetailsStrings): TemplateResult {
  const rows = [
    ...timeline.phases.map((phase) => ({
      atMs: phase.startMs,
      text: phaseName(phase.phase, strings),
      duration: format.duration(phase.durationMs),
    })),
    ...timeline.entries.map(({ atMs, text }) => ({ atMs, text, duration: "" })),
  ].sort((one, other) => one.atMs - other.atMs);
  return html`<table class="grid">
    <thead>
      <tr>
        <th scope="col" class="num narrow">${strings.time}</th>
        <th scope="col">${strings.event}</th>
        <th scope="col" class="num">${strings.duration}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ atMs, text, duration }) =>
          html`<tr>
            <td class="num">${format.duration(atMs)}</td>
            <td class="wrap">${text}</td>
            <td class="num">${duration}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
