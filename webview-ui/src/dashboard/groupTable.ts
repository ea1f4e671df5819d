import { html, nothing, svg, type TemplateResult } from "lit";
import { fill, format } from "../../../src/shared/format";
import type { DashboardContext, Told } from "./dashboardContext";
import { writtenMark } from "./marks";
import { count, percent } from "./words";

type Groups = Told<"groups">;
type Group = Groups["groups"][number];

const spark = { width: 64, height: 16, edge: 2 };
const bar = 40;

/** Success and durations by method, pipeline or stage. */
export function groupTable(context: DashboardContext, { field, groups, others }: Groups): TemplateResult {
  const { strings } = context;
  const name = strings.fields[field];
  const rows: readonly (readonly [string, Group])[] = [
    ...groups.map((group): [string, Group] => [group.label === "" ? strings.noValue : group.label, group]),
    ...(others === null ? [] : [[fill(strings.otherGroups, count(others.groups)), others.outcome] as const]),
  ];
  return html`<div class="figure-table">
    <table class="grid groups" aria-label=${fill(strings.byField, name)}>
      <thead>
        <tr>
          <th scope="col">${name}</th>
          <th scope="col" class="num">${strings.runs}</th>
          <th scope="col">${strings.successRate}</th>
          ${heads(context, strings.failed, strings.failureRate)}
          ${heads(context, strings.median, strings.mean)}
          ${context.view.choices.tables ? nothing : html`<th scope="col">${strings.durationTrend}</th>`}
        </tr>
      </thead>
      <tbody>
        ${rows.map(([label, group], row) => groupRow(context, label, group, row))}
      </tbody>
      ${allRow(context)}
    </table>
  </div>`;
}

function groupRow(context: DashboardContext, label: string, group: Group, row: number): TemplateResult {
  const link = (column: number, text: string, told: string, query: string): TemplateResult =>
    writtenMark(context, { column, row, label: told, query, first: row + column === 0 }, "link", text);
  const { strings } = context;
  const { queries } = group;
  const duration = (column: number, name: string, ms: number | null): unknown => {
    if (ms === null) return "–";
    const text = format.duration(ms);
    return link(column, text, `${label}, ${name}: ${text}`, queries.timed);
  };
  return html`<tr>
    <th scope="row">${link(0, label, "", queries.all)}</th>
    <td class="num">
      ${link(1, count(group.count), `${label}, ${strings.runs}: ${count(group.count)}`, queries.all)}
    </td>
    <td>${rate(group.successRate, context)}</td>
    ${cells(
      context,
      link(2, count(group.badly), `${label}, ${strings.failed}: ${count(group.badly)}`, queries.badly),
      failureRate(group.successRate),
    )}
    ${cells(context, duration(3, strings.median, group.median), duration(4, strings.mean, group.mean))}
    ${context.view.choices.tables ? nothing : html`<td>${sparkline(group.course)}</td>`}
  </tr>`;
}

/** The sum below: the figures on top say the same. */
function allRow(context: DashboardContext): TemplateResult | typeof nothing {
  const { figures } = context.view.dashboard;
  if (!figures.ok) return nothing;
  const { count: all, successRate, badly, median, mean } = figures.value;
  return html`<tfoot>
    <tr>
      <th scope="row">${context.strings.all}</th>
      <td class="num">${count(all)}</td>
      <td>${rate(successRate, context)}</td>
      ${cells(context, count(badly), failureRate(successRate))}
      ${cells(
        context,
        median === null ? "–" : format.duration(median),
        mean === null ? "–" : format.duration(mean),
      )}
      ${context.view.choices.tables ? nothing : html`<td></td>`}
    </tr>
  </tfoot>`;
}

/** The heads of two figures: beside pictures one column holds both, one below the other. */
function heads({ view }: DashboardContext, first: string, second: string): TemplateResult {
  return view.choices.tables
    ? html`<th scope="col" class="num">${first}</th>
        <th scope="col" class="num">${second}</th>`
    : html`<th scope="col" class="num">${first} <span class="second">${second}</span></th>`;
}

/** The cells below them. */
function cells({ view }: DashboardContext, first: unknown, second: unknown): TemplateResult {
  return view.choices.tables
    ? html`<td class="num tnum">${first}</td>
        <td class="num tnum">${second}</td>`
    : html`<td class="num tnum">${first} <span class="second">${second}</span></td>`;
}

function failureRate(successRate: number | null): string {
  return successRate === null ? "–" : `${percent(1 - successRate)} %`;
}

function rate(part: number | null, { view }: DashboardContext): unknown {
  if (part === null) return "–";
  const text = html`<span class="tnum">${percent(part)} %</span>`;
  if (view.choices.tables) return text;
  return html`<span class="rate"
    ><svg class="rate-bar" width=${bar} height="6" viewBox="0 0 ${bar} 6" aria-hidden="true">
      <rect class="badly" width=${bar} height="6" />
      <rect class="ground" width=${Math.min(bar, bar * part + 1)} height="6" />
      <rect class="well" width=${bar * part} height="6" /></svg
    >${text}</span
  >`;
}

function sparkline(course: readonly (number | null)[]): TemplateResult | typeof nothing {
  const points = course.flatMap((value, index) => (value === null ? [] : [[index, value] as const]));
  const values = points.map(([, value]) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (index: number): number =>
    spark.edge + ((spark.width - 2 * spark.edge) * index) / Math.max(1, course.length - 1);
  const y = (value: number): number =>
    most === least
      ? spark.height / 2
      : spark.height - 3 - ((spark.height - 6) * (value - least)) / (most - least);
  const last = points.at(-1);
  if (last === undefined) return nothing;
  const line = points.map(
    ([index, value], place) => `${place === 0 ? "M" : "L"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`,
  );
  return html`<svg class="spark" width=${spark.width} height=${spark.height} aria-hidden="true">
    ${svg`<path d=${line.join("")} /><circle cx=${x(last[0])} cy=${y(last[1])} r="2" />`}
  </svg>`;
}
