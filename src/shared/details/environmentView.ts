import type { NamedValue } from "./namedValue";

/** Where it ran. */
export interface EnvironmentView {
  readonly host: string;
  readonly user: string;
  readonly platform: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly interpreter: {
    readonly name: string;
    readonly path: string;
    readonly version: string | null;
  } | null;
  readonly packages: readonly NamedValue[] | null;
  /** What the packages belong to: "venv /lab/.venv"; empty where it is not known. */
  readonly packageEnvironment: string;
  /** Name, and memory with driver. */
  readonly gpus: readonly NamedValue[];
  readonly cuda: string | null;
  readonly container: string;
  readonly ci: { readonly provider: string; readonly url: string | null } | null;
  /** Path and sha256. */
  readonly lockFiles: readonly NamedValue[];
  readonly writtenBytes: number | null;
  readonly peakGpuMemoryBytes: number | null;
  readonly commandLine: readonly string[];
  readonly workingDirectory: string;
  readonly variables: readonly NamedValue[];
  readonly recorder: string;
}
