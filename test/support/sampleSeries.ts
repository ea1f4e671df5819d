import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ExecutionSummary } from "../../src/core/summary";
import type { CommandLine } from "./commandLine";
import type { WorkspaceCopy } from "./workspaceCopy";

/** How many executions `SampleSeries` makes. */
export const seriesLength = 30;

const asFlags = (inputs: readonly string[]): string[] => inputs.flatMap((input) => ["--input", input]);

/**
 * Thirty executions of the sample, as somebody works on it for an afternoon: other inputs, two commits and changes between
 * them that are not committed, and a virtual environment in which two packages are brought to their next version.
 */
export class SampleSeries {
  constructor(
    private readonly workspace: WorkspaceCopy,
    private readonly executions: CommandLine,
  ) {}

  async run(): Promise<void> {
    await this.layDownPackages();
    const prepared = await this.script("prepare.py", "--test-share", "0.25");
    const other = await this.script("prepare.py", "--seed", "11");
    const first = await this.trainings("committed", ["0.03", "0.1", "0.3"], ["7", "11"]);
    await this.train("without scaling", "committed", "standardize=false");
    this.replace("train.mjs", "const BATCH = 16;", "const BATCH = 32;");
    const larger = await this.trainings("changed", ["0.03", "0.1", "0.3"], ["7"]);
    await this.commit("Train in batches of 32");
    await this.trainings("larger", ["0.1", "0.3"], ["7", "11"]);
    await this.trainPython("older", prepared, "0.03", "0.1", "0.3");
    this.install("numpy", "2.1.0");
    this.install("pandas", "2.2.3");
    await this.trainPython("newer", prepared, "0.03", "0.1", "0.3");
    this.replace("train.py", "BATCH = 16", "BATCH = 8");
    await this.trainPython("other-data", other, "0.1", "0.3");
    for (const id of [...first.slice(1, 4), ...larger.slice(0, 2)])
      await this.method("evaluate", `model=${this.output(id, "model.json")}`);
    await this.method("report", `metrics=${this.output(first[0] ?? "", "metrics.json")}`);
  }

  private async layDownPackages(): Promise<void> {
    execFileSync("python3", ["-m", "venv", "--without-pip", join(this.workspace.folder, ".venv")]);
    this.install("numpy", "1.26.4");
    this.install("pandas", "2.1.4");
    this.executions.write(".gitignore", `.venv/\n${readFileSync(this.path(".gitignore"), "utf8")}`);
    await this.commit("Leave the packages out");
  }

  /** As pip lays one down, in place of any other version. */
  private install(name: string, version: string): void {
    const [python = ""] = readdirSync(this.path(".venv", "lib"));
    const packages = this.path(".venv", "lib", python, "site-packages");
    for (const each of readdirSync(packages))
      if (each.startsWith(`${name}-`)) rmSync(join(packages, each), { recursive: true });
    const info = join(packages, `${name}-${version}.dist-info`);
    mkdirSync(info, { recursive: true });
    writeFileSync(join(info, "METADATA"), `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`);
  }

  /** One after the other, so that their order is the same each time; their ids. */
  private async trainings(
    tag: string,
    rates: readonly string[],
    seeds: readonly string[],
  ): Promise<string[]> {
    const ids: string[] = [];
    for (const seed of seeds)
      for (const rate of rates)
        ids.push(
          await this.train(`rate ${rate}, seed ${seed}`, tag, `learning-rate=${rate}`, `seed=${seed}`),
        );
    return ids;
  }

  private async train(name: string, tag: string, ...inputs: readonly string[]): Promise<string> {
    return await this.execute("train", "--name", name, "--tag", tag, ...asFlags(["delay=0", ...inputs]));
  }

  private async trainPython(tag: string, prepared: string, ...rates: readonly string[]): Promise<void> {
    const inputs = [`data=${this.output(prepared, "prepared.csv")}`, "delay=0", "epochs=20"];
    for (const rate of rates)
      await this.execute("train-python", "--tag", tag, ...asFlags([...inputs, `learning-rate=${rate}`]));
  }

  private async method(id: string, ...inputs: readonly string[]): Promise<string> {
    return await this.execute(id, ...asFlags(inputs));
  }

  private async script(script: string, ...args: readonly string[]): Promise<string> {
    return await this.execute(script, "--", ...args);
  }

  private async execute(...call: readonly string[]): Promise<string> {
    return (await this.executions.json<ExecutionSummary>("run", ...call)).value.id;
  }

  /** Changes a file of the workspace; it is not committed. */
  private replace(file: string, before: string, after: string): void {
    const text = readFileSync(this.path(file), "utf8");
    if (!text.includes(before)) throw new Error(`${file} has no ${before}`);
    writeFileSync(this.path(file), text.replace(before, after));
  }

  private async commit(message: string): Promise<void> {
    await this.workspace.git("add", "--all");
    await this.workspace.git("commit", "--quiet", "--message", message);
  }

  private output(id: string, name: string): string {
    return `.executions/executions/${id}/outputs/${name}`;
  }

  private path(...parts: readonly string[]): string {
    return join(this.workspace.folder, ...parts);
  }
}
