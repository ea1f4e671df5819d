import { html, nothing, type TemplateResult } from "lit";
import { fill, fillCount } from "../../../src/shared/format";
import type { ChipValue } from "../../../src/shared/table/tableView";
import { stateOf, states } from "../../../src/shared/table/stateOf";
import { stateMark } from "../details/stateMark";
import { rowNumber } from "./cells";
import { holds, menuList } from "./menuList";
import type { ChipField, OpenMenu, TableContext } from "./tableContext";

const mostItems = 200;

/** The values of a field with how many executions have each. */
export function chipMenu(
  context: TableContext,
  { field, values, find }: Extract<OpenMenu, { kind: "chip" }>,
): TemplateResult {
  const { strings } = context;
  const fitting = values.filter(({ value }) => holds(strings.dates[value] ?? value, find));
  return menuList(context, {
    label: fill(strings.chipMenu, strings.chips[field]),
    find,
    placeholder: strings.chipFind,
    none: strings.chipNone,
    side: "left",
    most: mostItems,
    remark: field === "status" && find.trim() === "" ? statesNotHere(context, values) : "",
    items: fitting.map(({ value, count, chosen }) => ({
      label: valueLabel(context, field, value),
      note: rowNumber(count),
      chosen,
      heading: "",
      choose: (only) => {
        context.send({ type: "chip", field, value, only });
        context.openMenu(field);
      },
    })),
    single: field === "date",
    foot: html`${field === "date" ? dateRange(context) : nothing}${
      values.some(({ chosen }) => chosen) ? clearFoot(context, field) : nothing
    }`,
  });
}

/** How many states are not in the list, since no execution is in them. */
function statesNotHere({ strings }: TableContext, values: readonly ChipValue[]): string {
  const count = states.length - values.filter(({ value }) => stateOf(value) !== null).length;
  return count <= 0 ? "" : fillCount(strings.chipOtherState, strings.chipOtherStates, count);
}

function clearFoot({ strings, send, closeMenu }: TableContext, field: ChipField): TemplateResult {
  return html`<button
    type="button"
    class="action text foot"
    @click=${() => {
      send({ type: "clearChip", field });
      closeMenu();
    }}
  >
    ${strings.chipClear}
  </button>`;
}

function valueLabel({ strings }: TableContext, field: ChipField, value: string): unknown {
  if (field === "date") return strings.dates[value] ?? value;
  const state = field === "status" ? stateOf(value) : null;
  return state === null ? value : stateMark(state);
}

/** Two days by the browser's calendar. */
function dateRange(context: TableContext): TemplateResult {
  const { strings } = context;
  const apply = (event: Event): void => {
    const place = (event.target as HTMLElement).closest(".dates");
    const days = [...(place?.querySelectorAll("input") ?? [])].map(({ value }) => value);
    const [first = "", last = ""] = days;
    if (first === "" && last === "") return;
    const value = first === "" ? last : last === "" || last === first ? first : `${first} TO ${last}`;
    context.send({ type: "chip", field: "date", value, only: true });
    context.closeMenu();
  };
  return html`<div class="dates">
    <input type="date" aria-label=${strings.chipDateFrom} /><span>${strings.chipDateTo}</span
    ><input type="date" aria-label=${strings.chipDateTo} />
    <button type="button" class="button" @click=${apply}>${strings.apply}</button>
  </div>`;
}
