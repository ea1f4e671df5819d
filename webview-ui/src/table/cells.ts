import { html, nothing, type TemplateResult } from "lit";
import { fill, format } from "../../../src/shared/format";
import type { CellView } from "../../../src/shared/table/tableView";
import { icon } from "../details/icon";
import { stateMark } from "../details/stateMark";
import type { TableStrings } from "../../../src/shared/table/strings";
import type { TableContext } from "./tableContext";

type Of<Kind extends CellView["kind"]> = Extract<CellView, { kind: Kind }>;

type Content = TemplateResult | string;

/** One function per kind of cell: what stands in it. */
const contents: {
  readonly [Kind in CellView["kind"]]: (cell: Of<Kind>, context: TableContext, id: string) => Content;
} = {
  none: () => html`<span class="faint">–</span>`,
  state: stateCell,
  name: nameCell,
  text: ({ text, mono }) => html`<span class="ellipsis ${mono ? "mono" : ""}">${text}</span>`,
  number: numberCell,
  bytes: ({ bytes }) => format.bytes(bytes),
  time: ({ at }, { now }) => format.ago(at, now),
  duration: (cell, { now }) => durationText(cell, now),
  commit: commitCell,
  tags: ({ tags }) => html`${tags.map((tag) => html`<span class="tag">${tag}</span>`)}`,
  aggregate: aggregateCell,
};

/** What stands in a cell. */
export function cellContent<Kind extends CellView["kind"]>(
  cell: Of<Kind> & { readonly kind: Kind },
  id: string,
  context: TableContext,
): Content {
  return contents[cell.kind](cell, context, id);
}

type Title = string | typeof nothing;

const titles: {
  readonly [Kind in CellView["kind"]]: (
    cell: Of<Kind>,
    detail: string | null,
    id: string,
    strings: TableStrings,
  ) => Title;
} = {
  none: () => nothing,
  state: ({ state }, detail) => [format.state(state), detail].filter((part) => part !== null).join(" · "),
  name: ({ name }, _, id) => (name === null ? id : `${name} · ${id}`),
  text: ({ text }) => text,
  number: ({ value }) => String(value),
  bytes: () => nothing,
  time: ({ at }) => format.dateTime(at),
  duration: ({ since }) => (since === null ? nothing : format.dateTime(since)),
  commit: ({ commit }) => commit,
  tags: ({ tags }) => tags.join(", "),
  aggregate: (cell, _, __, strings) => aggregateTitle(cell, strings),
};

/** What the hover tells; nothing where the cell says it all. */
export function cellTitle<Kind extends CellView["kind"]>(
  cell: Of<Kind> & { readonly kind: Kind },
  detail: string | null,
  id: string,
  strings: TableStrings,
): Title {
  return titles[cell.kind](cell, detail, id, strings);
}

function stateCell({ state, progress }: Of<"state">): TemplateResult {
  if (progress === null) return stateMark(state);
  return html`<span class="progress">
    ${stateMark(state)}<span class="muted tnum">${Math.round(progress)} %</span>
    <span class="bar"><i .style=${`width:${Math.min(100, Math.max(0, progress))}%`}></i></span>
  </span>`;
}

function nameCell(cell: Of<"name">, { strings }: TableContext, id: string): TemplateResult {
  return html`${cell.alerts.length > 0 ? mark("bell", alertsText(cell, strings)) : nothing}${
      cell.pinned ? mark("pinned", strings.pinnedMark) : nothing
    }${cell.archived ? mark("archive", strings.archivedMark) : nothing}<span
      class="ellipsis name ${cell.name === null ? "mono muted id" : ""}"
      data-act="open"
      ><bdi>${cell.name ?? id}</bdi></span
    >`;
}

/** What tripped rules of the user. */
function alertsText({ alerts }: Of<"name">, strings: TableStrings): string {
  const [first = "", ...others] = alerts;
  if (others.length === 0) return fill(strings.alertMark, first);
  return fill(strings.alertsMark, rowNumber(alerts.length), alerts.join("; "));
}

function mark(name: string, label: string): TemplateResult {
  return html`<span class="mark" title=${label}>${icon(name)}<span class="unseen">${label}</span></span>`;
}

function numberCell({ value, best }: Of<"number">, { strings }: TableContext): TemplateResult {
  const text = format.number(value);
  return best ? html`${mark("star-full", strings.best)}<b>${text}</b>` : html`${text}`;
}

function durationText({ ms, since }: Of<"duration">, now: Date): string {
  if (since !== null) return format.duration(now.getTime() - new Date(since).getTime());
  return ms === null ? "" : format.duration(ms);
}

function commitCell({ commit, dirty }: Of<"commit">, { strings }: TableContext): TemplateResult {
  return html`<span class="mono link-text" data-act="commit" title=${fill(strings.openCommit, commit)}
      >${commit.slice(0, 7)}</span
    >${
      dirty
        ? html`<span class="dirty link-text" data-act="changes" title=${strings.openChanges}
            >+<span class="unseen">${strings.uncommitted}</span></span
          >`
        : nothing
    }`;
}

function aggregateCell(cell: Of<"aggregate">, { strings }: TableContext): TemplateResult {
  const { min, max, median } = cell.figures;
  switch (cell.of) {
    case "range":
      return html`${rangeText(cell)}`;
    case "median":
      return labelled(strings.aggregateMedian, figure(cell, median));
    case "max":
      return labelled(strings.aggregateMax, figure(cell, max));
    case "min":
      return labelled(strings.aggregateMin, figure(cell, min));
  }
}

function rangeText(cell: Of<"aggregate">): string {
  const { min, max } = cell.figures;
  return min === max ? figure(cell, min) : `${figure(cell, min)} – ${figure(cell, max)}`;
}

/** What a screen reader says of the numbers of a group: what is seen, then all. */
export function aggregateLabel(cell: Of<"aggregate">, strings: TableStrings): string {
  const all = aggregateTitle(cell, strings);
  return cell.of === "range" ? `${rangeText(cell)} · ${all}` : all;
}

function labelled(label: string, text: string): TemplateResult {
  return html`<span class="muted aggregate">${label}</span> ${text}`;
}

/** All that the numbers of a group tell. */
export function aggregateTitle(cell: Of<"aggregate">, strings: TableStrings): string {
  const { count, min, max, mean, median, last } = cell.figures;
  return [
    [strings.aggregateMin, figure(cell, min)],
    [strings.aggregateMax, figure(cell, max)],
    [strings.aggregateMean, figure(cell, mean)],
    [strings.aggregateMedian, figure(cell, median)],
    [strings.aggregateLast, figure(cell, last)],
    [strings.aggregateCount, rowNumber(count)],
  ]
    .map(([label, value]) => `${label} ${value}`)
    .join(" · ");
}

function figure({ text }: Of<"aggregate">, value: number): string {
  if (text === "duration") return format.duration(value);
  return text === "bytes" ? format.bytes(value) : format.number(value);
}

/** "4,120": a number of rows. */
export function rowNumber(value: number): string {
  return value.toLocaleString("en-US");
}

/** "4,120 of 100,000". */
export function ofTotal(sentence: string, count: number, total: number): string {
  return fill(sentence, rowNumber(count), rowNumber(total));
}
