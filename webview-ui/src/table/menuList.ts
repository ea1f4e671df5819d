import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../details/icon";
import { ofTotal } from "./cells";
import type { TableContext } from "./tableContext";

/** One thing that can be ticked. */
export interface MenuItem {
  readonly label: unknown;
  readonly note: string;
  readonly chosen: boolean;
  /** What stands over it and its neighbours that have the same; empty: nothing. */
  readonly heading: string;
  /** @param only whether this one shall be the only one. */
  readonly choose: (only: boolean) => void;
}

/** A list over the page: narrowed by typing, walked by arrows, ticked by Space, Enter or a press. */
export function menuList(
  context: TableContext,
  options: {
    readonly label: string;
    readonly find: string;
    readonly placeholder: string;
    readonly none: string;
    readonly items: readonly MenuItem[];
    /** So many are shown; to find another one types. */
    readonly most?: number;
    /** What stands below the list. */
    readonly remark?: string;
    readonly foot?: TemplateResult;
    readonly side: "left" | "right";
    /** Whether one is chosen at a time. */
    readonly single?: boolean;
  },
): TemplateResult {
  const { single = false, most = options.items.length } = options;
  const items = options.items.slice(0, most);
  const remarks = [
    items.length < options.items.length
      ? ofTotal(context.strings.listCut, items.length, options.items.length)
      : "",
    options.remark ?? "",
  ].filter((remark) => remark !== "");
  return html`<div class="menu ${options.side}" @keydown=${(event: KeyboardEvent) => menuKey(event, context)}>
    <input
      class="find"
      type="text"
      placeholder=${options.placeholder}
      aria-label=${options.placeholder}
      .value=${options.find}
      @input=${(event: InputEvent) => context.find((event.target as HTMLInputElement).value)}
    />
    ${
      items.length === 0
        ? html`<p class="muted none">${options.none}</p>`
        : html`<div
            class="items"
            role="listbox"
            aria-multiselectable=${single ? nothing : "true"}
            aria-label=${options.label}
          >
            ${groupsOf(items).map((each) => group(each, items[0]))}
          </div>`
    }
    ${remarks.map((remark) => html`<p class="muted small remark" role="status">${remark}</p>`)}
    ${options.foot ?? ""}
  </div>`;
}

function groupsOf(items: readonly MenuItem[]): MenuItem[][] {
  const groups: MenuItem[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]?.heading === item.heading) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

function group(items: readonly MenuItem[], first: MenuItem | undefined): TemplateResult | TemplateResult[] {
  const heading = items[0]?.heading ?? "";
  const options = items.map((item) => option(item, item === first));
  if (heading === "") return options;
  return html`<div role="group" aria-label=${heading}>
    <div class="heading" aria-hidden="true">${heading}</div>
    ${options}
  </div>`;
}

/** @param isStop whether Tab leads to it. */
function option(item: MenuItem, isStop: boolean): TemplateResult {
  return html`<div
    class="item"
    role="option"
    tabindex=${isStop ? "0" : "-1"}
    aria-selected=${String(item.chosen)}
    @click=${(event: MouseEvent) => item.choose(event.altKey)}
    @keydown=${(event: KeyboardEvent) => itemKey(event, item)}
  >
    <span class="check ${item.chosen ? "on" : ""}">${icon("check")}</span>
    <span class="ellipsis">${item.label}</span><span class="grow"></span
    ><span class="muted tnum small">${item.note}</span>
  </div>`;
}

function itemKey(event: KeyboardEvent, item: MenuItem): void {
  if (event.key !== " " && event.key !== "Enter") return;
  event.preventDefault();
  item.choose(event.altKey);
}

function menuKey(event: KeyboardEvent, context: TableContext): void {
  event.stopPropagation();
  if (event.key === "Escape") {
    context.closeMenu();
    return;
  }
  const menu = event.currentTarget as HTMLElement;
  if (event.key === "Enter" && isFilled(event.target)) {
    event.preventDefault();
    menu.querySelector<HTMLElement>(".item")?.click();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const stops = [...menu.querySelectorAll<HTMLElement>(".find, .item, .foot")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus();
}

/** Enter in the box takes the first of what was found. */
function isFilled(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.value.trim() !== "";
}

/** Whether a text holds what was typed, whatever its case. */
export function holds(text: string, typed: string): boolean {
  return text.toLowerCase().includes(typed.trim().toLowerCase());
}
