import * as vscode from "vscode";
import { report } from "../../host/commandEdge";
import { toggleChip, withoutChip } from "../../core/table/queryChips";
import { printQuery } from "../../core/query/printQuery";
import type { SavedView } from "../../core/savedView";
import type { Annotations } from "../../core/records";
import { parseTags } from "../../forms/tags";
import { annotate } from "../../host/annotate";
import type { EditHistory } from "../../host/editHistory";
import type { EditedField, RowVerb, TableIntent } from "../../shared/table/tableMessages";
import { arranged, changesOrder, isArrangement, type Arrangement } from "./tableArrangement";
import type { TableModel } from "./tableModel";
import type { TableReading } from "./tableReading";
import { targetOf, type TableEntry } from "./tableRow";
import type { TableViews } from "./tableViews";

/** What the user does; the rest is between page and host. */
type Action = Exclude<TableIntent, { type: "sight" }>;

type Of<Type extends Action["type"]> = Extract<Action, { type: Type }>;

/** What an intent changed: what is shown has to follow, or what is kept too. */
type TableEffect = "none" | "view" | "kept";

const effects: Readonly<Record<Action["type"], TableEffect>> = {
  query: "kept",
  chip: "kept",
  clearChip: "kept",
  sort: "kept",
  group: "kept",
  sortBy: "kept",
  changeColumns: "kept",
  resetColumns: "kept",
  onlyDiffering: "kept",
  direction: "kept",
  showView: "kept",
  changeView: "none",
  reading: "none",
  begin: "none",
  fold: "view",
  select: "view",
  selectAll: "view",
  clearSelection: "view",
  row: "none",
  selection: "none",
  annotate: "none",
  undo: "none",
  page: "none",
  refresh: "none",
};

type Question = Of<"query" | "chip" | "clearChip">;
type Choice = Of<"select" | "selectAll" | "clearSelection">;
type Service = Of<"showView" | "changeView" | "reading" | "begin">;
type Deed = Of<"row" | "selection" | "annotate" | "undo" | "page" | "refresh">;

/** The columns stay: they have a reset of their own. */
const allExecutions: SavedView = { name: "", query: "", sort: ["-started"] };

/** Of a selected row they are done with all that is selected. */
const onSeveral: readonly RowVerb[] = ["showMetrics", "editTags", "pin", "unpin", "delete"];

/** Does what the user asks for on the page. */
export class TableActions {
  constructor(
    private readonly model: TableModel,
    private readonly edits: EditHistory,
    private readonly views: TableViews,
    private readonly reading: TableReading,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Never throws: what goes wrong with a command is told to the user. */
  perform(intent: Action): TableEffect {
    this.act(intent);
    return effects[intent.type];
  }

  private act(intent: Action): void {
    if (isQuestion(intent)) this.ask(intent);
    else if (isArrangement(intent)) this.arrange(intent);
    else if (isChoice(intent)) this.select(intent);
    else if (intent.type === "fold") this.fold(intent);
    else if (isService(intent)) this.serve(intent);
    else this.run(intent);
  }

  private serve(intent: Service): void {
    switch (intent.type) {
      case "showView":
        this.model.showView(this.views.choose(intent.key) ?? allExecutions, new Date());
        break;
      case "changeView":
        this.views.change(intent.verb).catch((error: unknown) => {
          report(error, `executions page, ${intent.verb} view`, this.log);
        });
        break;
      case "reading":
        this.reading[intent.verb]();
        break;
      case "begin":
        this.execute("runMethod");
    }
  }

  private ask(intent: Question): void {
    const { model } = this;
    // A query that is wrong has no chips: what was typed stays.
    if (intent.type !== "query" && model.isWrong) return;
    const text =
      intent.type === "query"
        ? intent.text
        : intent.type === "chip"
          ? toggleChip(model.query, intent.field, intent.value, intent.only)
          : printQuery(withoutChip(model.query, intent.field));
    model.ask(text);
    model.filter(new Date());
  }

  private arrange(intent: Arrangement): void {
    const { model } = this;
    const { sort } = model.layout;
    model.layout = arranged(model.layout, model.columnLayouts(), intent);
    if (intent.type === "group") model.folded.clear();
    if (changesOrder(intent) || model.layout.sort !== sort) model.arrange();
    else model.arrangeColumns();
  }

  private fold({ key, open }: Of<"fold">): void {
    const { folded } = this.model;
    if (open) folded.delete(key);
    else folded.add(key);
    this.model.arrange();
  }

  private select(intent: Choice): void {
    const { model } = this;
    const { selection } = model;
    if (intent.type === "clearSelection") selection.clear();
    else if (intent.type === "selectAll") selection.add(model.matchingKeys());
    else {
      const keys = model.keysBetween(intent.from, intent.to);
      if (intent.how === "turn") selection.turn(keys);
      else selection.extend(intent.from, keys, intent.how === "only" ? model.matchingKeys() : []);
    }
  }

  private run(intent: Deed): void {
    const { model } = this;
    switch (intent.type) {
      case "selection":
        this.executeOn(intent.verb, model.selected());
        break;
      case "row":
        this.executeOn(intent.verb, this.meant(intent));
        break;
      case "annotate":
        this.annotate(intent);
        break;
      case "undo":
        this.execute("undoEdit");
        break;
      case "page":
        if (intent.verb === "exportAs") this.executeOn(intent.verb, model.matchingEntries());
        else this.execute(intent.verb, model.queryText);
        break;
      case "refresh":
        this.execute("refresh");
    }
  }

  private meant({ verb, key }: Of<"row">): readonly TableEntry[] {
    const { model } = this;
    if (onSeveral.includes(verb) && model.selection.has(key)) return model.selected();
    const entry = model.entry(key);
    return entry === undefined ? [] : [entry];
  }

  private annotate({ key, field, text }: Of<"annotate">): void {
    const one = this.model.entry(key);
    if (one === undefined) return;
    try {
      annotate(this.edits, [{ entry: one.entry, id: one.summary.id }], () => changeOf(field, text));
    } catch (error) {
      report(error, `executions page, ${field}`, this.log);
    }
  }

  private executeOn(verb: string, entries: readonly TableEntry[]): void {
    const targets = entries.map(targetOf);
    if (targets.length > 0) this.execute(verb, targets[0], targets);
  }

  private execute(verb: string, ...args: unknown[]): void {
    vscode.commands.executeCommand(`executions.${verb}`, ...args).then(undefined, (error: unknown) => {
      report(error, `executions page, ${verb}`, this.log);
    });
  }
}

/** What the user says of an execution, of what was typed; an empty text says nothing. */
function changeOf(field: EditedField, text: string): Partial<Annotations> {
  if (field === "tags") return { tags: parseTags(text) };
  return { [field]: text.trim() === "" ? null : text.trim() };
}

function isService(intent: Action): intent is Service {
  return ["showView", "changeView", "reading", "begin"].includes(intent.type);
}

function isQuestion(intent: Action): intent is Question {
  return ["query", "chip", "clearChip"].includes(intent.type);
}

function isChoice(intent: Action): intent is Choice {
  return ["select", "selectAll", "clearSelection"].includes(intent.type);
}
