import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CommandLine, CommandResult } from "./commandLine";
import { repositoryRoot } from "./repositoryRoot";

/** Where a secret was seen of a process. */
export interface SeenProcess {
  readonly where: "cmdline" | "environ";
  readonly command: string;
}

/** A run of the built command line whose standard input is written and closed. */
export class SecretRun {
  readonly ended: Promise<CommandResult>;
  private stdout = "";
  private onText: () => void = () => undefined;

  constructor(executions: CommandLine, args: readonly string[], input: string) {
    const child = spawn(process.execPath, [join(repositoryRoot(), "dist", "cli.js"), ...args], {
      cwd: executions.workspace,
      env: executions.variables,
    });
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.stdout += text;
      this.onText();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    this.ended = new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, stdout: this.stdout, stderr }));
    });
    child.stdin.end(input);
  }

  /** Settles when its standard output holds the text. */
  printed(text: string): Promise<void> {
    return new Promise((resolve) => {
      this.onText = () => {
        if (this.stdout.includes(text)) resolve();
      };
      this.onText();
    });
  }

  /** The processes of this machine, this one aside, whose arguments or environment hold one of these texts. */
  processesWith(texts: readonly string[]): SeenProcess[] {
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
    return pids.flatMap((pid) => {
      const command = contentOf(pid, "cmdline").replaceAll("\0", " ");
      return (["cmdline", "environ"] as const)
        .filter((where) => texts.some((text) => contentOf(pid, where).includes(text)))
        .map((where) => ({ where, command }));
    });
  }
}

function contentOf(pid: string, file: string): string {
  try {
    return readFileSync(join("/proc", pid, file), "utf8");
  } catch {
    return "";
  }
}
