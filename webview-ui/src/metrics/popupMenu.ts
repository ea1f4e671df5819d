import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../details/icon";
import { closeMore, moreKey, openBelow } from "../table/moreMenu";

/** A button with a menu below it. */
interface MenuButton {
  /** Names it to tests and styles. */
  readonly name: string;
  readonly kind: string;
  readonly label: string;
  readonly content: unknown;
}

/** A button that opens a menu of these items below itself. */
export function menuButton(
  { name, kind, label, content }: MenuButton,
  items: readonly TemplateResult[],
): TemplateResult {
  return html`<span class="menu-place"
    ><button
      type="button"
      class="action ${kind}"
      data-menu=${name}
      aria-haspopup="menu"
      title=${label}
      aria-label=${kind === "" ? label : nothing}
      @click=${openBelow}
    >
      ${content}
    </button>
    <div class="menu popup" role="menu" popover="auto" aria-label=${label} @keydown=${moreKey}>
      ${items}
    </div></span
  >`;
}

/** An item that does something and closes the menu. */
export function menuItem(label: string, name: string, act: () => void): TemplateResult {
  return html`<button
    type="button"
    class="item"
    role="menuitem"
    tabindex="-1"
    data-item=${name}
    @click=${(event: Event) => {
      closeMore(event);
      act();
    }}
  >
    <span class="ellipsis">${label}</span>
  </button>`;
}

/** An item that is ticked and lets the menu stay. */
export function tickItem(label: string, on: boolean, turn: () => void): TemplateResult {
  return html`<button
    type="button"
    class="item"
    role="menuitemcheckbox"
    tabindex="-1"
    aria-checked=${String(on)}
    @click=${turn}
  >
    <span class="check ${on ? "on" : ""}">${icon("check")}</span><span class="ellipsis">${label}</span>
  </button>`;
}
