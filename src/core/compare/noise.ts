import { textOf } from "../json";
import type { ComparedExecution } from "./comparedExecution";

/** Names of temporary files and folders, whatever made them. */
const temporary =
  /(?:\/private)?(?:\/var\/folders\/[^/\s]+\/[^/\s]+\/T|\/var\/tmp|\/tmp|\/dev\/shm)\/[^\s/:;,'"]+/g;
const windowsTemporary = /[A-Za-z]:\\[^\s:;,'"]*\\Temp\\[^\s\\:;,'"]+/gi;

/** A text of an execution without what differs in each run: its own id and folder, and temporary names. */
export function withoutNoise(text: string, { summary }: ComparedExecution): string {
  return text
    .replaceAll(summary.path, "<bundle>")
    .replaceAll(summary.id, "<execution>")
    .replaceAll(temporary, "<temporary>")
    .replaceAll(windowsTemporary, "<temporary>");
}

/** The same of a variable, whose value may also name the folder that the execution ran in. */
export function variableWithoutNoise(text: string, execution: ComparedExecution): string {
  const folder = textOf(execution.instance["workingDirectory"]);
  const masked = withoutNoise(text, execution);
  return folder === null || folder === "/" ? masked : masked.replaceAll(folder, "<folder>");
}

/** Variables that say where, when or as which process something runs, not how. */
const places =
  /^(?:PATH|PWD|OLDPWD|HOME|TMPDIR|TMP|TEMP|SHELL|SHLVL|TERM.*|_|VIRTUAL_ENV|CONDA_PREFIX|CONDA_DEFAULT_ENV|PYTHONUNBUFFERED)$/i;
const process =
  /(?:^|_)(?:PID|PPID|JOB_?ID|TASK_?ID|STEP_?ID|SESSION(?:_?ID)?|SOCK(?:ET)?|TIME(?:STAMP)?|DATE|UUID)$/i;
/** Of what a cluster says of a job, what it gave to the job. */
const granted = /(?:CPU|GPU|MEM|TASKS|NNODES)/;

/** Whether a variable of the environment can have no part in a difference. */
export function isNoiseVariable(name: string): boolean {
  if (places.test(name) || process.test(name)) return true;
  return /^(?:SLURM|PBS|LSB)_/.test(name) && !granted.test(name);
}
