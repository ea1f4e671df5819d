import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ComparisonJson } from "../../src/core/compare/comparisonJson";
import type { ExecutionSummary } from "../../src/core/summary";
import type { RepositoryWorkspace } from "./repositoryWorkspace";

const script = `import argparse
import json
import os
import time

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=0.1)
parser.add_argument("--data", default="data.csv")
arguments = parser.parse_args()
rows = open(arguments.data).read().split()
loss = arguments.lr * len(rows)
print(f"started {time.time()} as {os.getpid()} in {os.environ['EXECUTION_DIR']}")
print(f"loss: {loss} accuracy: {1 - loss / 10} step 1")
json.dump({"loss": loss, "at": time.time()}, open(os.path.join(os.environ["EXECUTION_OUTPUTS"], "result.json"), "w"))
open("last.txt", "w").write(str(time.time()))
`;

/** A project with a script, its data and a virtual environment of its own, in which one thing after another is changed. */
export class ComparedRuns {
  /** @param name of the script. */
  constructor(
    private readonly workspace: Pick<RepositoryWorkspace, "repository" | "executions">,
    private readonly name = "train.py",
  ) {}

  /** Lays everything down and commits the code; the data and the packages are not git's. */
  prepare(): void {
    const { repository } = this.workspace;
    repository.write(".gitignore", ".venv/\ndata.csv\n.executions/\n");
    repository.write(this.name, script);
    repository.write("README.md", "How to train\n");
    this.data("1\n2\n3\n");
    execFileSync("python3", ["-m", "venv", "--without-pip", repository.path(".venv")]);
    this.install("numpy", "1.26.4");
    repository.commit();
  }

  data(content: string): void {
    this.workspace.repository.write("data.csv", content);
  }

  /** Replaces a line of the script, uncommitted. */
  edit(before: string, after: string): void {
    this.workspace.repository.write(this.name, script.replace(before, after));
  }

  /** Takes a package away, whatever version it has. */
  uninstall(name: string): void {
    for (const each of readdirSync(this.packages))
      if (each.startsWith(`${name}-`)) rmSync(join(this.packages, each), { recursive: true });
  }

  /** As pip lays one down, in place of any other version. */
  install(name: string, version: string): void {
    this.uninstall(name);
    const { packages } = this;
    const info = join(packages, `${name}-${version}.dist-info`);
    mkdirSync(info, { recursive: true });
    writeFileSync(join(info, "METADATA"), `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`);
  }

  private get packages(): string {
    const lib = this.workspace.repository.path(".venv", "lib");
    const [python = ""] = readdirSync(lib);
    return join(lib, python, "site-packages");
  }

  /** One more execution, with a tag where one is given; its id. */
  async run(
    args: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
    tag: string | null = null,
  ): Promise<string> {
    const { executions } = this.workspace;
    const tags = tag === null ? [] : ["--tag", tag];
    const call = ["run", this.name, "--json", ...tags, ...(args.length === 0 ? [] : ["--", ...args])];
    const { code, stdout, stderr } = await executions.start(call, { env }).ended;
    if (code !== 0) throw new Error(stderr);
    return (JSON.parse(stdout) as ExecutionSummary).id;
  }

  async compare(...ids: string[]): Promise<ComparisonJson> {
    const { code, value, stderr } = await this.workspace.executions.json<ComparisonJson>("compare", ...ids);
    if (code !== 0) throw new Error(stderr);
    return value;
  }
}
