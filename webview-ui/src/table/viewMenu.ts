import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import type { ViewVerb } from "../../../src/shared/table/tableMessages";
import type { SavedViewItem } from "../../../src/shared/table/tableView";
import { icon } from "../details/icon";
import { holds, menuList, type MenuItem } from "./menuList";
import type { OpenMenu, TableContext } from "./tableContext";

/** The view that was chosen last, and the list of all. */
export function viewButton(context: TableContext): TemplateResult {
  const { view, strings, menu } = context;
  const { current, isChanged } = view.saved;
  const open = menu?.kind === "views";
  return html`<span class="view-place">
    <button
      type="button"
      class="action view"
      data-menu="views"
      aria-haspopup="listbox"
      aria-expanded=${String(open)}
      title=${current === null ? strings.savedViews : `${strings.savedViews}: ${current.name}`}
      @click=${() => (open ? context.closeMenu() : context.openMenu("views"))}
    >
      ${icon("bookmark")}<b class="ellipsis">${current?.name ?? strings.allExecutions}</b>${
        isChanged ? html`<span class="muted small">${strings.viewChanged}</span>` : nothing
      }${icon("chevron-down")}
    </button>
    ${menu?.kind === "views" ? viewMenu(context, menu) : nothing}
  </span>`;
}

function viewMenu(context: TableContext, { find }: Extract<OpenMenu, { kind: "views" }>): TemplateResult {
  const { view, strings, send, closeMenu } = context;
  const { items, current } = view.saved;
  const show = (key: string | null): void => {
    send({ type: "showView", key });
    closeMenu();
  };
  const all: MenuItem = {
    label: strings.allExecutions,
    note: "",
    chosen: current === null,
    heading: "",
    choose: () => show(null),
  };
  return menuList(context, {
    label: strings.savedViews,
    find,
    placeholder: strings.viewsFind,
    none: strings.viewsNone,
    side: "left",
    single: true,
    items: [
      ...(holds(strings.allExecutions, find) ? [all] : []),
      ...items
        .filter(({ name, query }) => holds(`${name} ${query}`, find))
        .map((item) => ({
          label: html`<span title=${item.query}>${item.name}</span>`,
          note: "",
          chosen: item.key === current?.key,
          heading: item.isShared ? strings.viewsOfTeam : strings.viewsOfMine,
          choose: () => show(item.key),
        })),
    ],
    foot: html`<div class="feet">${verbs(context, current)}</div>`,
  });
}

function verbs(context: TableContext, current: SavedViewItem | null): TemplateResult[] {
  const { strings, view } = context;
  const name = current?.name ?? "";
  const offered: readonly (readonly [ViewVerb, string])[] = [
    ["save", strings.viewSave],
    ...(current === null
      ? []
      : ([
          ...(view.saved.isChanged ? ([["update", fill(strings.viewUpdate, name)]] as const) : []),
          ["rename", fill(strings.viewRename, name)],
          ["delete", fill(strings.viewDelete, name)],
        ] as const)),
  ];
  return offered.map(
    ([verb, label]) =>
      html`<button
        type="button"
        class="action text foot"
        data-verb=${verb}
        @click=${() => {
          context.closeMenu();
          context.send({ type: "changeView", verb });
        }}
      >
        ${label}
      </button>`,
  );
}
