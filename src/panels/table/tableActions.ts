import * as vscode from "vscode";
import { report } from "../../host/commandEdge";
import { pressSort } from "../../core/table/sortRows";
import { arrangedColumns, initialWidth, type ColumnLayout } from "../../core/table/tableLayout";
import { toggleChip, withoutChip } from "../../core/table/queryChips";
import { printQuery } from "../../core/query/printQuery";
import { parseColumn } from "../../core/table/tableColumn";
import type { ExecutionTarget } from "../../shared/executionTarget";
import type { TableIntent } from "../../shared/table/tableMessages";
import type { TableModel } from "./tableModel";
import type { TableEntry } from "./tableRow";

type Of<Type extends TableIntent["type"]> = Extract<TableIntent, { type: Type }>;

/** What an intent changed: what is shown has to follow, or what is kept too. */
type TableEffect = "none" | "view" | "kept";

const effects: Readonly<Record<TableIntent["type"], TableEffect>> = {
  query: "kept",
  chip: "kept",
  clearChip: "kept",
  sort: "kept",
  group: "kept",
  columns: "kept",
  showColumn: "kept",
  fold: "view",
  select: "view",
  selectAll: "view",
  clearSelection: "view",
  row: "none",
  selection: "none",
  refresh: "none",
};

type Question = Of<"query" | "chip" | "clearChip">;
type Arrangement = Of<"sort" | "group" | "columns" | "showColumn">;
type Choice = Of<"select" | "selectAll" | "clearSelection">;

/** Does what the user asks for on the page. */
export class TableActions {
  constructor(
    private readonly model: TableModel,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Never throws: what goes wrong with a command is told to the user. */
  perform(intent: TableIntent): TableEffect {
    this.act(intent);
    return effects[intent.type];
  }

  private act(intent: TableIntent): void {
    if (isQuestion(intent)) this.ask(intent);
    else if (isArrangement(intent)) this.arrange(intent);
    else if (isChoice(intent)) this.select(intent);
    else if (intent.type === "fold") this.fold(intent.key);
    else if (intent.type === "refresh") this.execute("refresh");
    else this.run(intent);
  }

  private ask(intent: Question): void {
    const { model } = this;
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
    const { layout } = model;
    switch (intent.type) {
      case "sort":
        model.layout = {
          ...layout,
          sort: pressSort(layout.sort, intent.column, intent.add, begins(intent.column)),
        };
        break;
      case "group":
        model.layout = { ...layout, group: intent.column };
        model.folded.clear();
        break;
      case "columns":
        model.layout = {
          ...layout,
          columns: intent.columns === null ? null : arrangedColumns(intent.columns),
        };
        break;
      case "showColumn":
        model.layout = { ...layout, columns: arrangedColumns(this.withColumn(intent)) };
    }
    model.arrange();
  }

  /** A column that is shown stands behind those of its kind. */
  private withColumn({ id, shown }: Of<"showColumn">): ColumnLayout[] {
    const columns = this.model.shownLayout().filter((column) => column.id !== id);
    if (!shown) return columns;
    const kind = parseColumn(id)?.kind;
    const place = columns.findLastIndex((column) => parseColumn(column.id)?.kind === kind);
    return columns.toSpliced(place < 0 ? columns.length : place + 1, 0, {
      id,
      width: initialWidth(id),
      pinned: false,
    });
  }

  private fold(key: string): void {
    const { folded } = this.model;
    if (!folded.delete(key)) folded.add(key);
    this.model.arrange();
  }

  private select(intent: Choice): void {
    const { model } = this;
    if (intent.type === "clearSelection") model.selection.clear();
    else if (intent.type === "selectAll") model.selection.select(model.matchingKeys(), "add");
    else model.selection.select(model.keysBetween(intent.from, intent.to), intent.how);
  }

  private run(intent: Of<"row" | "selection">): void {
    if (intent.type === "selection") {
      const targets = this.model.selected().map(targetOf);
      if (targets.length > 0) this.execute(intent.verb, targets[0], targets);
      return;
    }
    const entry = this.model.entry(intent.key);
    if (entry !== undefined) this.execute(intent.verb, targetOf(entry));
  }

  private execute(verb: string, ...args: unknown[]): void {
    vscode.commands.executeCommand(`executions.${verb}`, ...args).then(undefined, (error: unknown) => {
      report(error, `executions page, ${verb}`, this.log);
    });
  }
}

function targetOf({ entry, summary }: TableEntry): ExecutionTarget {
  return { workspace: entry.layout.workspace, id: summary.id };
}

/** Figures and times begin with the largest, words with A. */
function begins(id: string): "ascending" | "descending" {
  const column = parseColumn(id);
  const isFigure =
    column?.kind === "metric" ||
    (column?.kind === "fact" && ["started", "duration", "outputsBytes"].includes(column.fact));
  return isFigure ? "descending" : "ascending";
}

function isQuestion(intent: TableIntent): intent is Question {
  return ["query", "chip", "clearChip"].includes(intent.type);
}

function isArrangement(intent: TableIntent): intent is Arrangement {
  return ["sort", "group", "columns", "showColumn"].includes(intent.type);
}

function isChoice(intent: TableIntent): intent is Choice {
  return ["select", "selectAll", "clearSelection"].includes(intent.type);
}
