import { existsSync, mkdirSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import {
  exchangeFormats,
  isExchangeFormat,
  provenanceEnding,
  type ExchangeFormat,
  type ProvenanceFormat,
} from "../core/export/exchangeFormat";
import { formatBytes } from "../core/format/bytes";
import { wrongUse } from "../core/humanError";
import {
  isReportFormat,
  reportEnding,
  reportFormats,
  reportName,
  type ReportFormat,
} from "../core/report/reportFormat";
import type { ExecutionSummary } from "../core/summary";
import { inEnglish } from "../core/translate";
import { refuseInsideBundle } from "../bundle/enclosingBundle";
import { describeWriteFailure } from "../bundle/ensureWorkspace";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { exportBundle, type ExportedBundle } from "../bundle/zip/exportBundle";
import { exportOutputs } from "../bundle/zip/exportOutputs";
import type { ZipProgress } from "../bundle/zip/writeZip";
import { ExecutionStore } from "../store/executionStore";
import { outputsHolder } from "../store/outputsHolder";
import { namedExecutions } from "./arguments";
import { isFolder } from "./findWorkspace";
import { jsonOption, type Verb, type VerbCall } from "./verb";

const usage = "export ID... --to FILE|DIR";

/** `executions export ID... --to FILE|DIR`: writes each bundle as an archive, or its outputs alone, or tells of all in one file. */
export const exportVerb: Verb = {
  usage: "ID... --to FILE|DIR [--format FORMAT | --outputs] [--json]",
  summary: "Write executions as .zip archives that can be imported elsewhere, their provenance, or a report",
  options: {
    to: {
      type: "string",
      value: "FILE|DIR",
      help: "the file, or the folder that gets ID.zip of each; it is made where it is not there",
    },
    format: {
      type: "string",
      value: "FORMAT",
      help:
        "bundle (each as it is; the default), ro-crate (the same with the metadata of an RO-Crate, ID-crate.zip), " +
        "prov-xml or prov-json (the provenance of all in one document), " +
        "report-html or report-md (a report of all with charts, code version and environment)",
    },
    outputs: {
      type: "boolean",
      help: "only what each has in outputs/, for reading elsewhere; in a folder it is named ID-outputs.zip",
    },
    ...jsonOption,
  },
  async run(call) {
    const { options } = call;
    const to = options.text("to");
    if (to === null || to === "") throw wrongUse(`say where to: executions ${usage}.`);
    const format = formatOf(call);
    const executions = namedExecutions(call, usage);
    const files = await written(call, to, executions, format);
    if (options.flag("json")) call.console.printJson({ files });
    return 0;
  },
};

async function written(
  call: VerbCall,
  to: string,
  executions: readonly ExecutionSummary[],
  format: ExchangeFormat | ReportFormat,
): Promise<string[]> {
  switch (format) {
    case "prov-xml":
    case "prov-json":
      return await writeProvenance(call, to, executions, format);
    case "report-html":
    case "report-md":
      return await writeReportFile(call, to, executions, format);
    case "bundle":
    case "ro-crate":
      return await writeArchives(call, to, executions, writerOf(call, format));
  }
}

function formatOf({ options }: VerbCall): ExchangeFormat | ReportFormat {
  const format = options.text("format") ?? "bundle";
  if (!isExchangeFormat(format) && !isReportFormat(format))
    throw wrongUse(
      `--format takes ${[...exchangeFormats, ...reportFormats].join(", ")}, not ${format === "" ? '""' : format}.`,
    );
  if (options.flag("outputs") && options.text("format") !== null)
    throw wrongUse(
      "--outputs writes outputs alone, which are in none of the formats: leave out one of both.",
    );
  return format;
}

async function writeArchives(
  call: VerbCall,
  to: string,
  executions: readonly ExecutionSummary[],
  write: ArchiveWriter,
): Promise<string[]> {
  const { options, console } = call;
  const target = targetOf(call, to, executions.length === 1, ".zip");
  const files: string[] = [];
  for (const execution of executions) {
    const { id } = execution;
    const { file, size, skipped } = await write(execution, target, {
      onProgress: (done, total) =>
        console.progress(`Exporting ${id}: ${formatBytes(done)} of ${formatBytes(total)}`),
    });
    console.progress(null);
    for (const left of skipped) console.say(`${id}: left out ${left.path}: ${left.reason}`);
    if (!options.flag("json")) console.print(`${file} (${formatBytes(size)})`);
    files.push(file);
  }
  return files;
}

async function writeProvenance(
  call: VerbCall,
  to: string,
  executions: readonly ExecutionSummary[],
  format: ProvenanceFormat,
): Promise<string[]> {
  const { layout } = call;
  const { exportProvenance, provenanceName } = await import("../bundle/prov/exportProvenance");
  const name = provenanceName(
    executions.map(({ id }) => id),
    format,
  );
  const ending = provenanceEnding(format).replace(/^.*(?=\.)/, "");
  const told = executions.map(({ id, archived }) => ({ layout, id, archived }));
  return await writeDocument(call, to, { name, ending }, (file) => exportProvenance(told, format, file));
}

async function writeReportFile(
  call: VerbCall,
  to: string,
  executions: readonly ExecutionSummary[],
  format: ReportFormat,
): Promise<string[]> {
  const { layout, console } = call;
  const { writeReport } = await import("../store/report/writeReport");
  const { codeDifferences } = await import("../runner/difference/codeDifferences");
  const name = reportName(
    executions.map(({ id }) => id),
    format,
  );
  const told = executions.map((execution) => ({ layout, execution }));
  return await writeDocument(call, to, { name, ending: reportEnding(format) }, async (file) => {
    const onProgress = (done: number): void =>
      console.progress(`Reading ${done} of ${executions.length} executions`);
    try {
      return await writeReport(told, format, file, {
        now: call.now(),
        t: inEnglish,
        language: "en",
        onProgress,
        askCode: (read, baseline) => codeDifferences(layout.workspace, read, baseline),
      });
    } finally {
      console.progress(null);
    }
  });
}

/** One file of all. @param name what it is called in a folder. @param write answers its size in bytes. */
async function writeDocument(
  call: VerbCall,
  to: string,
  { name, ending }: { readonly name: string; readonly ending: string },
  write: (file: string) => Promise<number>,
): Promise<string[]> {
  const target = targetOf(call, to, true, ending);
  const file = isFolder(target) ? join(target, name) : target;
  const size = await write(file);
  if (!call.options.flag("json")) call.console.print(`${file} (${formatBytes(size)})`);
  return [file];
}

type ArchiveWriter = (
  execution: ExecutionSummary,
  target: string,
  progress: ZipProgress,
) => Promise<ExportedBundle>;

function writerOf(call: VerbCall, format: "bundle" | "ro-crate"): ArchiveWriter {
  if (call.options.flag("outputs")) return outputsWriter(call);
  return format === "ro-crate" ? crateWriter(call) : wholeWriter;
}

const wholeWriter: ArchiveWriter = ({ path }, target, progress) => exportBundle(path, target, progress);

function crateWriter({ layout }: VerbCall): ArchiveWriter {
  return async (execution, target, progress) => {
    const { exportCrate } = await import("../bundle/crate/exportCrate");
    const folder = await bundleFolder(layout, execution, "all");
    return exportCrate(layout, { id: execution.id, folder }, target, progress);
  };
}

/** Of one that was taken from the cache the outputs are those of the original. */
function outputsWriter({ layout }: VerbCall): ArchiveWriter {
  const store = new ExecutionStore(layout);
  return async (execution, target, progress) => {
    const holder = outputsHolder(execution, (id) => store.get(id));
    const folder = await bundleFolder(layout, holder, "all");
    return exportOutputs({ id: execution.id, folder }, target, progress);
  };
}

/** What is no file of this kind is not replaced. */
function refuseOtherFile(target: string, ending: string): void {
  if (!existsSync(target) || isFolder(target) || target.toLowerCase().endsWith(ending)) return;
  const kind = ending === ".zip" ? "archive" : "file";
  throw wrongUse(
    `${target} is there already and no ${ending} ${kind}: it is not replaced. Choose another name.`,
  );
}

/**
 * Several files, a name that ends with a slash, or of a document one without an ending, ask for a folder: it is made.
 * @param ending of the files that may be replaced.
 */
function targetOf({ cwd, layout }: VerbCall, to: string, isOneFile: boolean, ending: string): string {
  const target = resolve(cwd, to);
  refuseInsideBundle(layout, target);
  refuseOtherFile(target, ending);
  const isNamedFile = !/[\\/]$/.test(to) && (ending === ".zip" || extname(target) !== "");
  if (isFolder(target) || (isOneFile && isNamedFile)) return target;
  try {
    mkdirSync(target, { recursive: true });
  } catch (error) {
    throw wrongUse(`the folder ${target} cannot be made: ${describeWriteFailure(error)}.`);
  }
  return target;
}
