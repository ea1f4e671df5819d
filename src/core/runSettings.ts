import { isJsonObject, type Json, type JsonObject } from "./json";

/** What a user sets for runs (`executions.*`), as the runner takes it; the editor hands it over as one JSON object. */
export interface RunSettings {
  /** How long a script may go on after the first signal of a stop, in ms (`executions.run.stopGrace`, in s). */
  readonly stopGraceMs: number;
  /** How many executions of a workspace run at once; 0: as many as are started (`executions.run.parallelLimit`). */
  readonly parallelLimit: number;
  /** Two pipes, byte-exact and apart, or one real terminal (`executions.run.terminal`). */
  readonly terminal: "pipes" | "pty";
  /** Above this `output.zip` is made on demand, in bytes (`executions.outputs.zipLimit`, in MB). */
  readonly zipLimitBytes: number;
  /** Up to this size all together, files that were seen to be written are copied, in bytes (`executions.outputs.observedLimit`, in MB). */
  readonly observedLimitBytes: number;
  /** Names of environment variables that are recorded; `*` stands for any ending (`executions.environment.allowed`). */
  readonly allowedEnvironment: readonly string[];
  /** Patterns with the groups `name`, `value` and, if they like, `step`, tried before our own on what a script prints (`executions.metrics.patterns`). */
  readonly metricPatterns: readonly string[];
}

const bytesPerMegabyte = 1024 * 1024;

/** What of the environment is recorded: what results depend on, nothing personal. */
const defaultAllowedEnvironment: readonly string[] = [
  "PATH",
  "LANG",
  "LANGUAGE",
  "LC_*",
  "TZ",
  "SHELL",
  "CI",
  "VIRTUAL_ENV",
  "CONDA_DEFAULT_ENV",
  "CONDA_PREFIX",
  "PYTHONPATH",
  "PYTHONHOME",
  "PYTHONHASHSEED",
  "PYTHONUNBUFFERED",
  "NODE_ENV",
  "NODE_OPTIONS",
  "R_LIBS*",
  "JULIA_*",
  "LD_LIBRARY_PATH",
  "DYLD_LIBRARY_PATH",
  "CUDA_*",
  "NVIDIA_VISIBLE_DEVICES",
  "HIP_VISIBLE_DEVICES",
  "ROCR_VISIBLE_DEVICES",
  "CUBLAS_WORKSPACE_CONFIG",
  "TF_*",
  "XLA_FLAGS",
  "PYTORCH_*",
  "OMP_*",
  "MKL_*",
  "OPENBLAS_NUM_THREADS",
  "NUMEXPR_*",
  "SLURM_*",
  "PBS_*",
  "LSB_*",
];

export const defaultRunSettings: RunSettings = {
  stopGraceMs: 5000,
  parallelLimit: 0,
  terminal: "pipes",
  zipLimitBytes: 256 * bytesPerMegabyte,
  observedLimitBytes: 256 * bytesPerMegabyte,
  allowedEnvironment: defaultAllowedEnvironment,
  metricPatterns: [],
};

/** Settings by their names without `executions.`; what is absent or of another kind is as by default. */
export function parseRunSettings(settings: Json | undefined): RunSettings {
  if (!isJsonObject(settings)) return defaultRunSettings;
  const megabytes = (name: string): number | undefined => scaled(settings, name, bytesPerMegabyte);
  const terminal = settings["run.terminal"];
  return {
    stopGraceMs: scaled(settings, "run.stopGrace", 1000) ?? defaultRunSettings.stopGraceMs,
    parallelLimit: Math.floor(scaled(settings, "run.parallelLimit", 1) ?? defaultRunSettings.parallelLimit),
    terminal: terminal === "pty" ? "pty" : defaultRunSettings.terminal,
    zipLimitBytes: megabytes("outputs.zipLimit") ?? defaultRunSettings.zipLimitBytes,
    observedLimitBytes: megabytes("outputs.observedLimit") ?? defaultRunSettings.observedLimitBytes,
    allowedEnvironment: [...defaultAllowedEnvironment, ...texts(settings, "environment.allowed")],
    metricPatterns: texts(settings, "metrics.patterns"),
  };
}

function scaled(settings: JsonObject, name: string, factor: number): number | undefined {
  const value = settings[name];
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value * factor : undefined;
}

function texts(settings: JsonObject, name: string): string[] {
  const value = settings[name];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
