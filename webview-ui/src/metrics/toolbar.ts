import { html, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import { curveMarks } from "../../../src/shared/metrics/pageState";
import type { MetricsLook } from "../../../src/shared/metrics/metricsView";
import { icon } from "../details/icon";
import { radioKey } from "../radioKeys";
import { menuButton, menuItem, tickItem } from "./popupMenu";
import type { MetricsContext } from "./metricsContext";

const axes: readonly MetricsLook["axis"][] = ["step", "time", "relative"];
const smoothest = 0.99;

/** Axis, smoothing, marks, and which metrics and executions are shown. */
export function toolbar(context: MetricsContext): TemplateResult {
  const { strings, view, send } = context;
  const shown = view.metrics.filter(({ isShown }) => isShown).map(({ name }) => name);
  return html`<div class="bar" role="toolbar" aria-label=${strings.toolbar}>
    ${axisChoice(context)} ${smoothing(context)}
    <span class="separator" aria-hidden="true"></span>
    ${marks(context)}
    <span class="grow"></span>
    ${menuButton(
      {
        name: "metrics",
        kind: "text",
        label: strings.metrics,
        content: html`${icon("list-selection")}${strings.metrics}
          <span class="muted tnum">${fill(strings.ofAll, shown.length, view.metrics.length)}</span>`,
      },
      view.metrics.map(({ name, isShown }) =>
        tickItem(name, isShown, () =>
          context.look({ shown: isShown ? shown.filter((each) => each !== name) : [...shown, name] }),
        ),
      ),
    )}
    <button type="button" class="action text" data-action="add" @click=${() => send({ type: "add" })}>
      ${icon("add")}${strings.add}
    </button>
    ${menuButton({ name: "export", kind: "", label: strings.exportAs, content: icon("export") }, [
      menuItem(strings.exportAllCsv, "allCsv", () => send({ type: "saveCsv", metrics: shown })),
    ])}
  </div>`;
}

function axisChoice({ strings, choices, look }: MetricsContext): TemplateResult {
  const choose = (axis: MetricsLook["axis"]): void => {
    // A stretch of one axis says nothing on another.
    if (axis !== choices.look.axis) look({ axis, range: null });
  };
  return html`<div
    class="seg"
    role="radiogroup"
    aria-label=${strings.axis}
    @keydown=${(event: KeyboardEvent) => radioKey(event, (place) => choose(axes[place] ?? "step"))}
  >
    ${axes.map((axis) => {
      const on = axis === choices.look.axis;
      return html`<button
        type="button"
        role="radio"
        data-axis=${axis}
        class=${on ? "on" : ""}
        aria-checked=${String(on)}
        tabindex=${on ? "0" : "-1"}
        @click=${() => choose(axis)}
      >
        ${strings.axes[axis]}
      </button>`;
    })}
  </div>`;
}

function smoothing({ strings, choices, look }: MetricsContext): TemplateResult {
  return html`<label class="smoothing"
    ><span class="muted">${strings.smoothing}</span
    ><input
      type="range"
      min="0"
      max=${smoothest}
      step="0.01"
      .value=${String(choices.look.smoothing)}
      @input=${(event: InputEvent) => look({ smoothing: Number((event.target as HTMLInputElement).value) })}
    /><span class="tnum value">${choices.look.smoothing.toFixed(2)}</span></label
  >`;
}

function marks({ strings, choices, choose }: MetricsContext): TemplateResult {
  const told = choices.marks.map((mark) => strings.mark[mark]).join(", ");
  return menuButton(
    {
      name: "marks",
      kind: "boxed",
      label: strings.marksShown,
      content: html`<span class="ellipsis">${fill(strings.marks, told === "" ? strings.noMarks : told)}</span>
        ${icon("chevron-down", "tiny")}`,
    },
    curveMarks.map((mark) =>
      tickItem(strings.mark[mark], choices.marks.includes(mark), () =>
        choose({
          marks: curveMarks.filter((each) => choices.marks.includes(each) !== (each === mark)),
        }),
      ),
    ),
  );
}
