import type { DetailsVerb } from "../../../src/shared/details/detailsMessages";
import type { DetailsTab } from "../../../src/shared/details/pageState";
import type { PageContext } from "./pageContext";
import { tabAfter } from "./tabStrip";

const letters: Readonly<Record<string, DetailsVerb>> = {
  F2: "editName",
  e: "editNote",
  t: "editTags",
  c: "compareWith",
  g: "showLineage",
  r: "rerun",
  s: "stop",
};

const pages: Readonly<Record<string, number>> = { PageDown: 1, PageUp: -1 };

/**
 * The keys of the page: Ctrl+Page Up and Down change the tab, F2 the name, E the note, T the tags, Ctrl+Z takes that back, C
 * compares, G shows the lineage, R re-runs, S stops.
 */
export function handleKey(event: KeyboardEvent, context: PageContext, tab: DetailsTab): void {
  const places = event.ctrlKey ? pages[event.key] : undefined;
  const verb = isUndo(event) ? "undoEdit" : isPlain(event) ? letters[event.key] : undefined;
  if (places !== undefined) {
    event.preventDefault();
    event.stopPropagation();
    context.showTab(tabAfter(tab, places));
  } else if (verb !== undefined && isAllowed(verb, context)) {
    event.preventDefault();
    context.send({ type: "command", verb });
  }
}

function isUndo(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, shiftKey } = event;
  return key.toLowerCase() === "z" && (ctrlKey || metaKey) && !shiftKey && !isTyping(event);
}

/** Without Ctrl, Alt and Command, and not while text is typed. */
function isPlain(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event);
}

function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function isAllowed(verb: DetailsVerb, { view }: PageContext): boolean {
  if (verb === "stop") return view.actions.stop;
  return verb === "rerun" ? view.actions.rerun : true;
}
