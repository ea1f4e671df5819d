import type { Translate } from "../translate";
import type { ComparisonRow, ComparisonSection } from "./comparisonRow";

/** The names of rows in these were given by people: of an input, a metric, a package, a file. */
const namedByPeople: ReadonlySet<ComparisonSection> = new Set([
  ...(["inputs", "properties", "metrics", "bestMetrics"] as const),
  ...(["packages", "variables", "inputFiles", "outputFiles"] as const),
]);

/** Whether the row's name is a person's own, and stays as it is in every language. */
export function isNamedByPeople({ section }: Pick<ComparisonRow, "section">): boolean {
  return namedByPeople.has(section);
}

/** Tells what a reader calls a row: a name of ours in the reader's language, else the name itself. */
export function rowTitles(t: Translate): (row: Pick<ComparisonRow, "section" | "name">) => string {
  const titles = new Map(Object.entries({ ...courseTitles(t), ...originTitles(t), ...machineTitles(t) }));
  return (row) => (isNamedByPeople(row) ? row.name : (titles.get(row.name) ?? row.name));
}

function courseTitles(t: Translate): Record<string, string> {
  return {
    state: t("State"),
    "exit code": t("Exit code"),
    signal: t("Signal"),
    reason: t("Reason"),
    duration: t("Duration"),
    prepare: t("Prepare"),
    deploy: t("Deploy"),
    execute: t("Execute"),
    collect: t("Collect"),
    undeploy: t("Undeploy"),
    seal: t("Seal"),
    "peak memory": t("Peak memory"),
    "CPU time": t("CPU time"),
    written: t("Written"),
    "peak GPU memory": t("Peak GPU memory"),
    outputs: t("Outputs"),
  };
}

function originTitles(t: Translate): Record<string, string> {
  return {
    method: t("Method"),
    version: t("Version"),
    script: t("Script"),
    type: t("Type"),
    pipeline: t("Pipeline"),
    stage: t("Stage"),
    arguments: t("Arguments"),
    commit: t("Commit"),
    branch: t("Branch"),
    dirty: t("Uncommitted changes"),
    "uncommitted lines": t("Uncommitted lines"),
    "new files": t("New files"),
    "uncommitted changes": t("Changes by content"),
    "script content": t("Script by content"),
  };
}

function machineTitles(t: Translate): Record<string, string> {
  return {
    interpreter: t("Interpreter"),
    "interpreter version": t("Interpreter version"),
    os: t("Operating system"),
    "os release": t("Release of the system"),
    architecture: t("Architecture"),
    processor: t("Processor"),
    cores: t("Cores"),
    memory: t("Memory"),
    gpus: t("GPUs"),
    "gpu driver": t("GPU driver"),
    cuda: "CUDA",
    container: t("Container"),
    host: t("Host"),
    infrastructure: t("Infrastructure"),
  };
}
