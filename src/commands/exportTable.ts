import { setImmediate as turn } from "node:timers/promises";
import * as vscode from "vscode";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { refuseInsideBundle } from "../bundle/enclosingBundle";
import { csvRecord } from "../core/export/csv";
import { exportCell } from "../core/export/exportCell";
import { allFields, fieldsOfColumns, type ExportField } from "../core/export/exportFields";
import { markdownHead, markdownRow } from "../core/export/markdownTable";
import { HumanError } from "../core/humanError";
import { parseColumn } from "../core/table/tableColumn";
import { withCancellableProgress } from "../host/cancellableProgress";
import { exportFile } from "../host/exportFile";
import { cellText } from "../panels/table/cellText";
import { cellView, isNumeric } from "../panels/table/cellView";
import { environmentNames, EnvironmentFacts } from "../panels/table/environmentFacts";
import { tableStrings } from "../panels/table/tableStrings";
import { describeExecution } from "../store/describeExecution";
import type { Chosen } from "./chooseExecution";
import { nameOf } from "./eachChosen";
import type { Services } from "./services";

/** So many executions are written before others have their turn. */
const atOnce = 200;

/** Writes executions to a .csv of the user's choice. @param which columns: those of the page, or every field. */
export async function exportCsv(
  services: Services,
  chosen: readonly Chosen[],
  which: "shown" | "all",
): Promise<void> {
  const summaries = chosen.map(({ execution }) => execution);
  const columns = which === "all" ? [] : await shownColumns(services, chosen);
  const environment = factsOf(columns);
  const fields = which === "all" ? allFields(summaries) : fieldsOfColumns(columns, environment.ofMany);
  await save(chosen, { ending: "csv", filter: "CSV" }, (progress) =>
    csvPieces(chosen, { fields, environment }, progress),
  );
}

/** Writes all that is recorded of executions, as `show --json` has it, to a .json of the user's choice: one array. */
export async function exportJson(_: Services, chosen: readonly Chosen[]): Promise<void> {
  await save(chosen, { ending: "json", filter: "JSON" }, (progress) => jsonPieces(chosen, progress));
}

/** Puts executions as a table in Markdown onto the clipboard, with the columns of the page. */
export async function copyMarkdown(services: Services, chosen: readonly Chosen[]): Promise<void> {
  const shown = await shownColumns(services, chosen);
  const columns = shown.flatMap((id) => parseColumn(id) ?? []);
  const summaries = chosen.map(({ execution }) => execution);
  const environment = factsOf(shown);
  const titles = tableStrings().columns;
  const heads = columns.map((column) => ({
    title: column.kind === "fact" ? titles[column.fact] : column.name,
    right: isNumeric(column, summaries.slice(0, atOnce)),
  }));
  const text = await withCancellableProgress(vscode.l10n.t("Copying"), async (signal, report) => {
    const { next } = progressOver(chosen, signal, report);
    const pieces = [markdownHead(heads)];
    for (const [index, summary] of summaries.entries()) {
      await next(index);
      await environment.readAll([summary], signal);
      pieces.push(
        markdownRow(
          columns.map((column) => cellText(cellView(summary, column, null, environment.ofMany), summary.id)),
        ),
      );
    }
    return pieces.join("");
  });
  await vscode.env.clipboard.writeText(text);
  void vscode.window.showInformationMessage(
    chosen.length === 1
      ? vscode.l10n.t("Copied a table of 1 execution.")
      : vscode.l10n.t("Copied a table of {0} executions.", chosen.length),
  );
}

function factsOf(columns: readonly string[]): EnvironmentFacts {
  const names = environmentNames(columns);
  return new EnvironmentFacts(() => names);
}

async function shownColumns({ table }: Services, chosen: readonly Chosen[]): Promise<readonly string[]> {
  const panels = await table();
  return panels.columns(chosen.map(({ execution }) => execution));
}

interface Progress {
  readonly signal: AbortSignal;
  /** @param index of the one that is next. */
  readonly next: (index: number) => Promise<void>;
}

function progressOver(
  chosen: readonly Chosen[],
  signal: AbortSignal,
  report: (part: number, message: string) => void,
): Progress {
  return {
    signal,
    next: async (index) => {
      signal.throwIfAborted();
      if (index % atOnce !== 0) return;
      const one = chosen[index];
      report(index / chosen.length, one === undefined ? "" : nameOf(one));
      await turn();
    },
  };
}

async function save(
  chosen: readonly Chosen[],
  { ending, filter }: { readonly ending: string; readonly filter: string },
  piecesOf: (progress: Progress) => AsyncIterable<string>,
): Promise<void> {
  const [first] = chosen;
  if (first === undefined) return;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export {0} Executions", chosen.length),
    defaultUri: vscode.Uri.joinPath(first.entry.folder.uri, `executions.${ending}`),
    filters: { [filter]: [ending] },
  });
  if (target === undefined) return;
  for (const { entry } of chosen) refuseInsideBundle(entry.layout, target.fsPath);
  await withCancellableProgress(vscode.l10n.t("Exporting"), async (signal, report) => {
    await exportFile(
      target.fsPath,
      piecesOf(progressOver(chosen, signal, report)),
      signal,
      vscode.l10n.t("The table"),
    );
  });
  const open = vscode.l10n.t("Open");
  const text =
    chosen.length === 1
      ? vscode.l10n.t("Exported 1 execution to {0}.", target.fsPath)
      : vscode.l10n.t("Exported {0} executions to {1}.", chosen.length, target.fsPath);
  void vscode.window.showInformationMessage(text, open).then(async (choice) => {
    if (choice === open) await vscode.commands.executeCommand("vscode.open", target);
  });
}

async function* csvPieces(
  chosen: readonly Chosen[],
  {
    fields,
    environment,
  }: { readonly fields: readonly ExportField[]; readonly environment: EnvironmentFacts },
  { next, signal }: Progress,
): AsyncGenerator<string> {
  yield csvRecord(fields.map(({ name }) => name));
  for (const [index, { execution }] of chosen.entries()) {
    await next(index);
    await environment.readAll([execution], signal);
    yield csvRecord(fields.map(({ value }) => exportCell(value(execution))));
  }
}

async function* jsonPieces(chosen: readonly Chosen[], { signal, next }: Progress): AsyncGenerator<string> {
  for (const [index, one] of chosen.entries()) {
    await next(index);
    const details = describeExecution(one.execution, await readableFolder(one, signal));
    yield `${index === 0 ? "[" : ","}\n${JSON.stringify(details, null, 2)}`;
  }
  yield "\n]\n";
}

/** Of a damaged archive its summary is told alone: it must not keep the others from being exported. */
async function readableFolder({ entry, execution }: Chosen, signal: AbortSignal): Promise<string> {
  try {
    return await bundleFolder(entry.layout, execution, "metadata", { signal });
  } catch (error) {
    if (error instanceof HumanError) return execution.path;
    throw error;
  }
}
