import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../details/icon";

/** One thing that a menu does. */
export interface MenuAction {
  readonly label: string;
  /** Its key, as it is written on keyboards; empty: it has none. */
  readonly keys: string;
  /** Of one of several choices whether it is the present one; null: it is none of them. */
  readonly chosen: boolean | null;
  readonly act: () => void;
  /** Why it cannot be done now. */
  readonly refusal?: string;
}

/** A menu over the page: groups of actions, walked by arrows, done by Enter, Space or a press, closed by Escape. */
export function actionMenu(options: {
  readonly label: string;
  readonly groups: readonly (readonly MenuAction[])[];
  /** CSS pixels from the left edge of what it stands in. */
  readonly left: number;
  readonly close: () => void;
}): TemplateResult {
  const { label, groups, left, close } = options;
  return html`<div
    class="menu actions"
    role="menu"
    aria-label=${label}
    .style=${`left:${left}px`}
    @keydown=${(event: KeyboardEvent) => menuKey(event, close)}
  >
    ${groups
      .filter((group) => group.length > 0)
      .map(
        (group, index) =>
          html`${index === 0 ? nothing : html`<div class="separator" role="separator"></div>`}
          ${group.map((action) => item(action, close))}`,
      )}
  </div>`;
}

function item({ label, keys, chosen, act, refusal }: MenuAction, close: () => void): TemplateResult {
  const run = (): void => {
    if (refusal !== undefined) return;
    close();
    act();
  };
  return html`<div
    class="item"
    role=${chosen === null ? "menuitem" : "menuitemradio"}
    aria-checked=${chosen === null ? nothing : String(chosen)}
    aria-disabled=${refusal === undefined ? nothing : "true"}
    tabindex="-1"
    @click=${run}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      run();
    }}
  >
    <span class="tick">${chosen === true ? icon("check") : nothing}</span>
    <span class="ellipsis">${label}</span><span class="grow"></span
    ><span class="muted small">${refusal ?? keys}</span>
  </div>`;
}

function menuKey(event: KeyboardEvent, close: () => void): void {
  event.stopPropagation();
  const menu = event.currentTarget as HTMLElement;
  const items = [...menu.querySelectorAll<HTMLElement>(".item")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const places: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const to = places[event.key];
  if (event.key === "Escape" || event.key === "Tab") close();
  else if (to === undefined) return;
  else items[to]?.focus();
  event.preventDefault();
}
