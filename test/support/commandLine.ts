import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { repositoryRoot } from "./repositoryRoot";

export interface CommandResult {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A workspace folder in which the built command line is run as a real process. */
export class CommandLine {
  constructor(
    readonly workspace: string,
    private readonly environment: Readonly<Record<string, string>> = {},
  ) {}

  /** The environment of every run: a key folder beside the workspace, never the user's own. */
  get variables(): NodeJS.ProcessEnv {
    return { ...process.env, EXECUTIONS_CONFIG_DIR: `${this.workspace}.user`, ...this.environment };
  }

  /** Starts `executions ARGS` without waiting for its end. */
  start(
    args: readonly string[],
    options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
  ): RunningCommand {
    const child = spawn(process.execPath, [join(repositoryRoot(), "dist", "cli.js"), ...args], {
      cwd: options.cwd ?? this.workspace,
      env: { ...this.variables, ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const ended = new Promise<CommandResult>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, stdout, stderr }));
    });
    const holds = (stream: Readable, text: () => string, wanted: string): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (text().includes(wanted)) resolve();
        };
        stream.on("data", look);
        look();
      });
    return {
      ended,
      exited: new Promise<void>((resolve) => child.on("exit", () => resolve())),
      printed: (text) => holds(child.stdout, () => stdout, text),
      said: (text) => holds(child.stderr, () => stderr, text),
      kill: (signal) => child.kill(signal),
    };
  }

  /** Runs `executions ARGS` to its end. */
  async run(...args: string[]): Promise<CommandResult> {
    return this.start(args).ended;
  }

  /** Runs with `--json`; the one JSON value that it printed, and the exit code. */
  async json<T>(
    ...args: string[]
  ): Promise<{ readonly code: number | null; readonly value: T; readonly stderr: string }> {
    const end = args.indexOf("--");
    const all = end < 0 ? [...args, "--json"] : [...args.slice(0, end), "--json", ...args.slice(end)];
    const { code, stdout, stderr } = await this.run(...all);
    if (stdout === "")
      throw new Error(`executions ${all.join(" ")} printed nothing (exit ${code ?? "by signal"}): ${stderr}`);
    return { code, value: JSON.parse(stdout) as T, stderr };
  }

  write(path: string, content: string): string {
    const file = join(this.workspace, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  /** Saves a method's descriptor. */
  method(id: string, description: object): void {
    this.write(
      `.executions/methods/${id}.json`,
      JSON.stringify({ id, version: "1.0.0", inputs: {}, outputs: {}, ...description }),
    );
  }

  /** The ids of the bundles that are there. */
  bundles(): string[] {
    try {
      return readdirSync(join(this.workspace, ".executions", "executions"));
    } catch {
      return [];
    }
  }

  /** A file of a bundle as text. */
  read(id: string, path: string): string {
    return readFileSync(join(this.workspace, ".executions", "executions", id, path), "utf8");
  }

  /** A JSON file of a bundle. */
  readJson<T>(id: string, path: string): T {
    return JSON.parse(this.read(id, path)) as T;
  }
}

export interface RunningCommand {
  readonly ended: Promise<CommandResult>;
  /** Settles when it has ended, though what it started may still hold its streams. */
  readonly exited: Promise<void>;
  /** Settles when its standard output holds the text. */
  printed(text: string): Promise<void>;
  /** The same for its standard error. */
  said(text: string): Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => void;
}

/** A `command` method's additional parameters. */
export function commandParameters(...command: string[]): object {
  return { additionalParameters: { parameters: [{ name: "command", value: command }] } };
}

/** A shell method's additional parameters. */
export function scriptParameters(scripts: Readonly<Record<string, string>>): object {
  const parameters = Object.entries(scripts).map(([name, text]) => ({ name, value: text.split("\n") }));
  return { additionalParameters: { parameters } };
}
