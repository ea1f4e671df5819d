import { existsSync, mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { formatBytes } from "../core/format/bytes";
import { wrongUse } from "../core/humanError";
import type { ExecutionSummary } from "../core/summary";
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

/** `executions export ID... --to FILE|DIR`: writes each bundle as an archive, or its outputs alone. */
export const exportVerb: Verb = {
  usage: "ID... --to FILE|DIR [--outputs] [--json]",
  summary: "Write executions as .zip archives that can be imported elsewhere",
  options: {
    to: { type: "string", value: "FILE|DIR", help: "the archive, or the folder that gets ID.zip of each" },
    outputs: {
      type: "boolean",
      help: "only what each has in outputs/, for reading elsewhere; in a folder it is named ID-outputs.zip",
    },
    ...jsonOption,
  },
  async run(call) {
    const { options, console } = call;
    const to = options.text("to");
    if (to === null || to === "") throw wrongUse(`say where to: executions ${usage}.`);
    const executions = namedExecutions(call, usage);
    const target = targetOf(call, to, executions);
    const files: string[] = [];
    const write = options.flag("outputs") ? outputsWriter(call) : wholeWriter;
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
    if (options.flag("json")) console.printJson({ files });
    return 0;
  },
};

type ArchiveWriter = (
  execution: ExecutionSummary,
  target: string,
  progress: ZipProgress,
) => Promise<ExportedBundle>;

const wholeWriter: ArchiveWriter = ({ path }, target, progress) => exportBundle(path, target, progress);

/** Of one that was taken from the cache the outputs are those of the original. */
function outputsWriter({ layout }: VerbCall): ArchiveWriter {
  const store = new ExecutionStore(layout);
  return async (execution, target, progress) => {
    const holder = outputsHolder(execution, (id) => store.get(id));
    const folder = await bundleFolder(layout, holder, "all");
    return exportOutputs({ id: execution.id, folder }, target, progress);
  };
}

/** Several archives, or a name that ends with a slash, ask for a folder: it is made. */
function targetOf({ cwd, layout }: VerbCall, to: string, executions: readonly ExecutionSummary[]): string {
  const target = resolve(cwd, to);
  refuseInsideBundle(layout, target);
  if (existsSync(target) && !isFolder(target) && !target.toLowerCase().endsWith(".zip"))
    throw wrongUse(
      `${target} is there already and no .zip archive: it is not replaced. Choose another name.`,
    );
  if (isFolder(target) || (executions.length === 1 && !/[\\/]$/.test(to))) return target;
  try {
    mkdirSync(target, { recursive: true });
  } catch (error) {
    throw wrongUse(`the folder ${target} cannot be made: ${describeWriteFailure(error)}.`);
  }
  return target;
}
