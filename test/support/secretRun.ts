import { spawn } from "node:child_process";
import { join } from "node:path";
import type { CommandLine, CommandResult } from "./commandLine";
import { repositoryRoot } from "./repositoryRoot";

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
}
