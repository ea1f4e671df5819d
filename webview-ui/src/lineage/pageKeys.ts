import { nodeAfter, openIntent } from "./graphPath";
import { zoomed } from "./graphTools";
import type { LineageContext, Shown } from "./lineageContext";
import { deeper } from "./toolbar";

/** Does what a key asks for on the page; keys in a field are the field's own. */
export function pageKey(event: KeyboardEvent, context: LineageContext): void {
  const target = event.target as HTMLElement;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") leave(target, context);
  else if (target instanceof HTMLInputElement || target.closest(".menu") !== null) return;
  else if (letter(event, context) || pathKey(event, context) || onNode(event, context))
    event.preventDefault();
}

function leave(target: HTMLElement, context: LineageContext): void {
  if (context.menu !== null) context.openMenu(null);
  else if (target.id === "find" && context.search !== "") context.find("");
  else if (context.path !== null && (context.path.to === null || context.selected === null))
    context.endPath();
  else context.select(null, false);
}

function letter({ key }: KeyboardEvent, context: LineageContext): boolean {
  const { view, send } = context;
  const keys: Readonly<Record<string, () => void>> = {
    f: () => document.querySelector<HTMLElement>("#find")?.focus(),
    "/": () => document.querySelector<HTMLElement>("#find")?.focus(),
    t: () => send({ type: "choose", choices: { form: view.choices.form === "list" ? "graph" : "list" } }),
    "[": () => send({ type: "choose", choices: deeper(context, -1) }),
    "]": () => send({ type: "choose", choices: deeper(context, 1) }),
    "+": () => context.look(zoomed(context, 1.25)),
    "-": () => context.look(zoomed(context, 1 / 1.25)),
    "0": context.showAll,
  };
  const act = keys[key];
  act?.();
  return act !== undefined;
}

/** Arrows follow edges, Enter opens, Space selects. */
function onNode(event: KeyboardEvent, context: LineageContext): boolean {
  const id = (event.target as HTMLElement).closest<HTMLElement>(".node")?.dataset["node"];
  const { content } = context.view;
  if (content.kind !== "lineage") return false;
  if (id === undefined) return fromNowhere(event, context, content);
  if (event.key === "Enter") open(context, content, id);
  else if (event.key === " ") context.press(id);
  else {
    const next = nodeAfter(content.nodes, content.edges, id, event.key);
    if (next !== null) context.select(next, true);
    return event.key.startsWith("Arrow");
  }
  return true;
}

/** Arrows begin at the start where nothing has the focus. */
function fromNowhere({ key, target }: KeyboardEvent, context: LineageContext, { nodes }: Shown): boolean {
  if (!key.startsWith("Arrow") || target !== document.body || context.view.choices.form === "list")
    return false;
  context.select(context.selected ?? nodes.find(({ isStart }) => isStart)?.id ?? null, true);
  return true;
}

/** P at one end of a path, then at the other. */
function pathKey(
  { key, target }: KeyboardEvent,
  { path, selected, beginPath, pathTo }: LineageContext,
): boolean {
  const id = (target as HTMLElement).closest<HTMLElement>("[data-node]")?.dataset["node"] ?? selected;
  if (key !== "p" || id === null) return false;
  if (path?.to === null && path.from !== id) pathTo(id);
  else beginPath(id);
  return true;
}

function open({ send, path, press }: LineageContext, { nodes }: Shown, id: string): void {
  if (path?.to === null) {
    press(id);
    return;
  }
  const node = nodes.find((each) => each.id === id);
  if (node !== undefined) send(openIntent(node));
}
