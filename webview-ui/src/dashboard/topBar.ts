import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import { iconButton } from "../details/controls";
import { icon } from "../details/icon";
import { radioKey } from "../radioKeys";
import { queryBar } from "../table/queryBar";
import type { DashboardContext } from "./dashboardContext";
import { count, counted, day } from "./words";

type TimeRange = DashboardContext["view"]["choices"]["range"];
type RangeName = Extract<TimeRange, { readonly kind: "last" }>["name"];

/** What the dashboard tells of: query and time, and how it is shown. */
export function topBar(context: DashboardContext): TemplateResult {
  const { strings, view, send } = context;
  const { tables } = view.choices;
  return html`<header class="top">
    <h1>${strings.title}</h1>
    ${queryBar(context, view.choices.query === context.draft ? view.problem : null, countText(context))}
    ${rangeChoice(context)}
    <div class="toolbar">
      <button
        type="button"
        class="action"
        title=${strings.showTables}
        aria-label=${strings.showTables}
        aria-pressed=${String(tables)}
        data-action="tables"
        @click=${() => send({ type: "tables", on: !tables })}
      >
        ${icon("table")}
      </button>
      ${iconButton("export", strings.exportAll, () => send({ type: "export" }))}
      ${iconButton("refresh", strings.refresh, () => send({ type: "refresh" }))}
    </div>
  </header>`;
}

function countText({ view, strings }: DashboardContext): string {
  if (view.searching) return strings.searching;
  return counted(strings.executionOne, strings.executionSeveral, view.dashboard.count);
}

function rangeChoice(context: DashboardContext): TemplateResult {
  const { strings, view, choosingDates, chooseDates } = context;
  const { range } = view.choices;
  const names = Object.keys(strings.ranges) as RangeName[];
  const isOwn = range.kind === "dates";
  return html`<div class="range">
    <div
      class="seg"
      role="radiogroup"
      aria-label=${strings.timeRange}
      @keydown=${(event: KeyboardEvent) => rangeKey(event, names, context)}
    >
      ${names.map((name, index) => {
        const on = range.kind === "last" && range.name === name;
        return html`<button
          type="button"
          role="radio"
          aria-checked=${String(on)}
          tabindex=${on || (isOwn && index === 0) ? "0" : "-1"}
          class=${on ? "on" : ""}
          data-range=${name}
          @click=${() => context.send({ type: "range", range: { kind: "last", name } })}
        >
          ${strings.ranges[name]}
        </button>`;
      })}
    </div>
    <button
      type="button"
      class="action dates-button ${isOwn ? "on" : ""}"
      title=${strings.chooseDates}
      aria-label=${isOwn ? `${strings.chooseDates} ${ownDates(context, range)}` : strings.chooseDates}
      aria-expanded=${String(choosingDates)}
      @click=${() => chooseDates(!choosingDates)}
    >
      ${icon("calendar")}${isOwn ? ownDates(context, range) : nothing}
    </button>
    ${choosingDates ? dates(context) : nothing}
  </div>`;
}

function ownDates({ strings, now }: DashboardContext, range: TimeRange): string {
  if (range.kind !== "dates") return "";
  const [first, last] = [range.first, range.last].map((text) =>
    day(new Date(`${text}T12:00`).getTime(), strings, now),
  );
  return first === last ? (first ?? "") : fill(strings.fromTo, first ?? "", last ?? "");
}

function rangeKey(event: KeyboardEvent, names: readonly RangeName[], context: DashboardContext): void {
  radioKey(event, (place) => {
    const name = names[place];
    if (name !== undefined) context.send({ type: "range", range: { kind: "last", name } });
  });
}

function dates(context: DashboardContext): TemplateResult {
  const { strings, view } = context;
  const { range } = view.choices;
  const [first, last] = range.kind === "dates" ? [range.first, range.last] : ["", ""];
  return html`<form
    class="menu right dates"
    aria-label=${strings.chooseDates}
    @submit=${(event: SubmitEvent) => apply(event, context)}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      context.chooseDates(false);
    }}
  >
    <label>${strings.dateFrom} <input type="date" name="first" .value=${first} required /></label>
    <label>${strings.dateTo} <input type="date" name="last" .value=${last} required /></label>
    <button type="submit" class="button">${strings.apply}</button>
  </form>`;
}

function apply(event: SubmitEvent, context: DashboardContext): void {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const valueOf = (name: string): string =>
    form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? "";
  const [first = "", last = ""] = [valueOf("first"), valueOf("last")].sort();
  if (first === "" || last === "") return;
  context.chooseDates(false);
  context.send({ type: "range", range: { kind: "dates", first, last } });
}

/** What is still read, and where the figures are from. */
export function footLine({ view, strings }: DashboardContext, ago: string): TemplateResult {
  const { reading } = view;
  return html`<footer class="muted">
    ${
      reading === null
        ? fill(strings.fromIndex, ago)
        : html`<span role="status">${fill(strings.soFar, count(reading.read), count(reading.total))}</span>`
    }
  </footer>`;
}
