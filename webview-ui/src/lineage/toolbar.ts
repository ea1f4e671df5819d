import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import type { LineageChoices, LinkKind, TraceDirection } from "../../../src/shared/lineage/lineageView";
import { icon } from "../details/icon";
import { actionMenu, type MenuAction } from "../table/actionMenu";
import { foundNodes } from "./graphPath";
import { pictureRefusal } from "./picture";
import type { LineageContext } from "./lineageContext";

const directionIcons: Readonly<Record<TraceDirection, string>> = {
  backward: "arrow-left",
  both: "arrow-both",
  forward: "arrow-right",
};
/** In the order in which they stand there. */
const directions: readonly TraceDirection[] = ["backward", "both", "forward"];
const linkKinds: readonly LinkKind[] = ["rerunOf", "parent", "cachedFrom"];
/** What "fewer steps" begins with when all were shown. */
const usualDepth = 4;

/** What is shown, and of what. */
export function toolbar(context: LineageContext): TemplateResult {
  const { strings, view } = context;
  const { choices } = view;
  return html`<header class="bar">
    <div class="seg" role="radiogroup" aria-label=${strings.form}>
      ${segment(context, choices.form === "graph", { form: "graph" }, "type-hierarchy", strings.graph)}
      ${segment(context, choices.form === "list", { form: "list" }, "list-tree", strings.list)}
    </div>
    <div class="seg" role="radiogroup" aria-label=${strings.direction}>
      ${directions.map((direction) =>
        segment(
          context,
          (choices.affected ? "forward" : choices.direction) === direction,
          { direction, affected: false },
          directionIcons[direction],
          strings.directions[direction],
        ),
      )}
    </div>
    ${depthSteps(context)} ${typesButton(context)}
    <span class="grow"></span>
    <button
      type="button"
      class="toggle ${choices.affected ? "on" : ""}"
      data-action="affected"
      aria-pressed=${String(choices.affected)}
      @click=${() => choose(context, { affected: !choices.affected })}
    >
      ${icon("bug")}${strings.affectedIfWrong}
    </button>
    ${findBox(context)} ${menuButton(context, "export", "export", strings.exportAs, exportActions(context))}
    ${menuButton(context, "more", "ellipsis", strings.moreActions, moreActions(context))}
  </header>`;
}

/** One step fewer or more; from all to a few. */
export function deeper({ view }: Pick<LineageContext, "view">, by: 1 | -1): Partial<LineageChoices> {
  const { depth } = view.choices;
  if (depth === null) return by < 0 ? { depth: usualDepth } : {};
  const next = depth + by;
  return { depth: next > 2 * usualDepth ? null : Math.max(1, next), affected: false };
}

function choose({ send }: LineageContext, choices: Partial<LineageChoices>): void {
  send({ type: "choose", choices });
}

function segment(
  context: LineageContext,
  isOn: boolean,
  choices: Partial<LineageChoices>,
  name: string,
  label: string,
): TemplateResult {
  return html`<button
    type="button"
    role="radio"
    class=${isOn ? "on" : ""}
    aria-checked=${String(isOn)}
    @click=${() => choose(context, choices)}
  >
    ${icon(name)}${label}
  </button>`;
}

function depthSteps(context: LineageContext): TemplateResult {
  const { strings, view } = context;
  const { depth, affected } = view.choices;
  const step = (by: 1 | -1, name: string, label: string): TemplateResult =>
    html`<button
      type="button"
      class="action"
      title=${label}
      aria-label=${label}
      ?disabled=${affected}
      @click=${() => choose(context, deeper(context, by))}
    >
      ${icon(name)}
    </button>`;
  return html`<span class="depth" role="group" aria-label=${strings.depth}
    ><span class="muted">${strings.depth}</span
    ><span class="step"
      >${step(-1, "remove", strings.less)}<span class="tnum" aria-live="polite"
        >${affected ? strings.all : (depth ?? strings.all)}</span
      >${step(1, "add", strings.more)}</span
    ></span
  >`;
}

function typesButton(context: LineageContext): TemplateResult {
  const { strings, view, menu } = context;
  const hidden = new Set(view.choices.hiddenTypes);
  const count = view.types.filter(({ name }) => hidden.has(name)).length;
  const toggle = (name: string): void =>
    choose(context, {
      hiddenTypes: hidden.has(name) ? [...hidden].filter((each) => each !== name) : [...hidden, name],
    });
  const actions = view.types.map((type): MenuAction => ({
    label: type.name,
    keys: String(type.count),
    chosen: !hidden.has(type.name),
    act: () => toggle(type.name),
  }));
  return html`<span class="opener">
    <button
      type="button"
      class="toggle"
      data-action="types"
      aria-haspopup="menu"
      aria-expanded=${String(menu === "types")}
      @click=${() => context.openMenu(menu === "types" ? null : "types")}
    >
      ${icon("filter")}${strings.types}
      <span class="muted">${count === 0 ? strings.all : fill(strings.typesHidden, count)}</span>
    </button>
    ${menu === "types" ? menuOf(context, strings.types, [actions]) : nothing}
  </span>`;
}

function menuButton(
  context: LineageContext,
  which: "export" | "more",
  name: string,
  label: string,
  groups: readonly (readonly MenuAction[])[],
): TemplateResult {
  const isOpen = context.menu === which;
  return html`<span class="opener right">
    <button
      type="button"
      class="action"
      data-action=${which}
      title=${label}
      aria-label=${label}
      aria-haspopup="menu"
      aria-expanded=${String(isOpen)}
      @click=${() => context.openMenu(isOpen ? null : which)}
    >
      ${icon(name)}
    </button>
    ${isOpen ? menuOf(context, label, groups) : nothing}
  </span>`;
}

function menuOf(
  context: LineageContext,
  label: string,
  groups: readonly (readonly MenuAction[])[],
): TemplateResult {
  return actionMenu({ label, groups, left: 0, close: () => context.openMenu(null) });
}

function exportActions({ strings, view, exportPicture, send }: LineageContext): MenuAction[][] {
  const written = (label: string, format: "json" | "prov"): MenuAction => ({
    label,
    keys: "",
    chosen: null,
    act: () => send({ type: "export", format, svg: "" }),
  });
  const refusal = pictureRefusal(view, strings);
  const picture: MenuAction = {
    ...{ label: strings.exportSvg, keys: "", chosen: null, act: exportPicture },
    ...(refusal === null ? {} : { refusal }),
  };
  return [[picture, written(strings.exportJson, "json"), written(strings.exportProv, "prov")]];
}

function moreActions(context: LineageContext): MenuAction[][] {
  const { strings, view, send } = context;
  const { links } = view.choices;
  const toggles = linkKinds.map((kind): MenuAction => ({
    label: strings.links[kind],
    keys: "",
    chosen: links.includes(kind),
    act: () =>
      choose(context, {
        links: links.includes(kind) ? links.filter((each) => each !== kind) : [...links, kind],
      }),
  }));
  const siblings: MenuAction = {
    label: strings.siblings,
    keys: "",
    chosen: view.choices.siblings,
    act: () => choose(context, { siblings: !view.choices.siblings, affected: false }),
  };
  return [
    [siblings, ...toggles],
    [{ label: strings.refresh, keys: "", chosen: null, act: () => send({ type: "refresh" }) }],
  ];
}

function findBox(context: LineageContext): TemplateResult {
  const { strings, search, view, selected } = context;
  const { content } = view;
  const found = content.kind === "lineage" ? foundNodes(content.nodes, search) : [];
  const at = found.findIndex(({ id }) => id === selected);
  const told =
    search.trim() === ""
      ? ""
      : found.length === 0
        ? strings.nothingFound
        : fill(strings.foundOf, at + 1, found.length);
  return html`<span class="find-box">
    <input
      id="find"
      type="text"
      placeholder=${strings.find}
      aria-label=${strings.find}
      .value=${search}
      @input=${(event: InputEvent) => context.find((event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== "Enter" || found.length === 0) return;
        const step = event.shiftKey ? -1 : 1;
        context.select(found.at((at + step) % found.length)?.id ?? null, true);
      }}
    />
    <span class="muted small tnum" role="status">${told}</span>
  </span>`;
}
