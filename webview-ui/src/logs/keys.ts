import type { LogsContext } from "./logsContext";
import { rowHeight } from "./linePlace";
import type { LogsMoves } from "./logsMoves";

type Act = (event: KeyboardEvent, context: LogsContext, moves: LogsMoves, page: HTMLElement) => void;

/** Everywhere on the page. */
const pageKeys: Readonly<Record<string, Act>> = {
  "Ctrl+f": (_event, _context, _moves, page) => focusOn(page, "#search"),
  F3: (_event, context) => context.step("match", "forward"),
  "Shift+F3": (_event, context) => context.step("match", "backward"),
  F8: (_event, context) => context.step("error", "forward"),
  "Shift+F8": (_event, context) => context.step("error", "backward"),
  "Alt+c": (_event, { draft, type }) => type({ case: !draft.case }),
  "Alt+w": (_event, { draft, type }) => type({ word: !draft.word }),
  "Alt+r": (_event, { draft, type }) => type({ regex: !draft.regex }),
  "Alt+z": (_event, { choices, choose }) => choose({ wrap: !choices.wrap }),
  "Ctrl+l": (_event, { choices, choose, draft }) => {
    if (draft.text !== "") choose({ isFiltered: !choices.isFiltered });
  },
  "Ctrl+g": (_event, context) => context.goTo(),
  "Ctrl+Home": (_event, _context, moves) => moves.edge("start"),
  "Ctrl+End": (_event, _context, moves) => moves.edge("end"),
};

/** In the search box. */
const searchKeys: Readonly<Record<string, Act>> = {
  Enter: (_event, context) => context.step("match", "forward"),
  "Shift+Enter": (_event, context) => context.step("match", "backward"),
  ArrowDown: (_event, _context, _moves, page) => focusOn(page, "#lines"),
  Escape: (_event, context, _moves, page) => {
    if (context.draft.text === "") focusOn(page, "#lines");
    else context.type({ text: "" });
  },
};

/** In the lines. */
const lineKeys: Readonly<Record<string, Act>> = {
  ArrowDown: (_event, _context, moves) => moves.walk(1, false),
  ArrowUp: (_event, _context, moves) => moves.walk(-1, false),
  "Shift+ArrowDown": (_event, _context, moves) => moves.walk(1, true),
  "Shift+ArrowUp": (_event, _context, moves) => moves.walk(-1, true),
  PageDown: (event, _context, moves) => moves.scroll(pageOf(event)),
  PageUp: (event, _context, moves) => moves.scroll(-pageOf(event)),
  Home: (_event, _context, moves) => moves.edge("start"),
  End: (_event, _context, moves) => moves.edge("end"),
  Enter: (_event, _context, moves) => moves.openCurrent(),
  ArrowRight: (_event, _context, moves) => moves.opened.turn(true),
  ArrowLeft: (_event, _context, moves) => moves.opened.turn(false),
  "Ctrl+a": (_event, context, moves) => {
    moves.lines.all(context.view.lines);
    moves.scroll(0);
  },
  Escape: (_event, context) => {
    if (context.draft.text !== "") context.type({ text: "" });
  },
};

/** What keys do on the page; mock-ups and VS Code's own find are of one mind. */
export function handleKey(
  event: KeyboardEvent,
  context: LogsContext,
  moves: LogsMoves,
  page: HTMLElement,
): void {
  const name = nameOf(event);
  const { id } = event.target as HTMLElement;
  if (name === "Ctrl+c") {
    copy(event, id, moves);
    return;
  }
  const own = id === "search" ? searchKeys : id === "lines" ? lineKeys : {};
  if (name === "Escape") context.rulerTip.show(null);
  const act = own[name] ?? pageKeys[name];
  if (act === undefined) return;
  event.preventDefault();
  // VS Code has a use of its own for some of them, such as Ctrl+G.
  event.stopPropagation();
  act(event, context, moves, page);
}

/** A piece of text that was marked is copied by the browser. */
function copy(event: KeyboardEvent, id: string, moves: LogsMoves): void {
  const marked = window.getSelection()?.toString() ?? "";
  if (id !== "lines" || marked !== "") return;
  if (moves.copy()) event.preventDefault();
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const held = [
    event.ctrlKey || event.metaKey ? "Ctrl" : "",
    event.altKey ? "Alt" : "",
    event.shiftKey ? "Shift" : "",
  ];
  return [...held.filter((each) => each !== ""), key].join("+");
}

function focusOn(page: HTMLElement, selector: string): void {
  const element = page.querySelector<HTMLElement>(selector);
  element?.focus();
  if (element instanceof HTMLInputElement) element.select();
}

function pageOf(event: KeyboardEvent): number {
  return Math.max(rowHeight, (event.target as HTMLElement).clientHeight - rowHeight);
}
