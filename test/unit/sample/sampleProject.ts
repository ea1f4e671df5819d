import { spawn, spawnSync } from "node:child_process";
import { cp, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseScriptLine } from "../../../src/core/scriptLine";
import type { ExecutionEvent } from "../../../src/core/records";
import { repositoryRoot } from "../../support/repositoryRoot";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

/** What a script left behind. */
interface ScriptEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The folder of the helper modules. */
export const helpersFolder = join(repositoryRoot(), "media", "helpers");

/** The name of a Python that starts, or null. */
const python = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0) ?? null;

/** Skips a test that needs Python where there is none, and says so. */
export function needsPython(test: Mocha.Context): string {
  if (python !== null) return python;
  process.stdout.write(`skipped, there is neither python3 nor python: ${test.test?.fullTitle() ?? ""}\n`);
  return test.skip();
}

/** A copy of the sample project, with the folders that an execution would give to its scripts. */
export class SampleProject {
  private constructor(readonly folder: string) {}

  static async copy(): Promise<SampleProject> {
    const folder = await makeTemporaryFolder("sample");
    await cp(join(repositoryRoot(), "media", "sample"), folder, {
      recursive: true,
      filter: (path) => !/[\\/](outputs|__pycache__)$/.test(path),
    });
    return new SampleProject(folder);
  }

  async remove(): Promise<void> {
    await removeFolder(this.folder);
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  /** Runs a program here by hand: no variable of an execution is set but those in `environment`. */
  async run(
    program: string,
    args: readonly string[],
    environment: Record<string, string> = {},
  ): Promise<ScriptEnd> {
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith("EXECUTION_"));
    const child = spawn(program, args, {
      cwd: this.folder,
      env: { ...Object.fromEntries(own), PYTHONDONTWRITEBYTECODE: "1", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const code = await new Promise<number | null>((resolve, reject) =>
      child.on("error", reject).on("close", resolve),
    );
    return { code, stdout, stderr };
  }

  /** Makes a folder for results; returns the variables by which a script of an execution finds it. */
  async execution(
    name: string,
  ): Promise<{ EXECUTION_OUTPUTS: string; EXECUTION_EVENTS: string; EXECUTION_ID: string }> {
    const outputs = this.path(name);
    await mkdir(outputs, { recursive: true });
    return { EXECUTION_OUTPUTS: outputs, EXECUTION_EVENTS: this.path(`${name}.ndjson`), EXECUTION_ID: name };
  }

  async readJson<T>(...parts: string[]): Promise<T> {
    return JSON.parse(await readFile(this.path(...parts), "utf8")) as T;
  }

  /** What a script said about itself, as the runner reads it. A line that it refuses fails the test. */
  async events(name: string): Promise<ExecutionEvent[]> {
    const text = await readFile(this.path(`${name}.ndjson`), "utf8");
    return text
      .trimEnd()
      .split("\n")
      .map((line) => {
        const parsed = parseScriptLine(line, new Date(0).toISOString());
        if (!parsed.ok) throw new Error(parsed.problem);
        return parsed.event;
      });
  }
}
