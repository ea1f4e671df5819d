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
  else if (letter(event, context) || onNode(event, context)) event.preventDefault();
}

function leave(target: HTMLElement, context: LineageContext): void {
  if (context.menu !== null) context.openMenu(null);
  else if (target.id === "find" && context.search !== "") context.find("");
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
  if (id === undefined || content.kind !== "lineage") return false;
  if (event.key === "Enter") open(context, content, id);
  else if (event.key === " ") context.select(id, false);
  else {
    const next = nodeAfter(content.nodes, content.edges, id, event.key);
    if (next !== null) context.select(next, true);
    return event.key.startsWith("Arrow");
  }
  return true;
}

function open({ send }: LineageContext, { nodes }: Shown, id: string): void {
  const node = nodes.find((each) => each.id === id);
  if (node !== undefined) send(openIntent(node));
}
