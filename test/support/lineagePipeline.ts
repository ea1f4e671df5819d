import assert from "node:assert/strict";
import type { CommandLine } from "./commandLine";

/** Measures of penguins, many enough to be no content by chance. */
export const rawTable = `name,mass\n${"adelie,3700\n".repeat(20)}`;

const scripts = {
  "prepare.mjs": `
    import { readFileSync, writeFileSync } from "node:fs";
    writeFileSync("data/clean.csv", readFileSync(process.argv[2], "utf8").toUpperCase());`,
  "train.mjs": `
    import { readFileSync, writeFileSync } from "node:fs";
    const [data, rate] = process.argv.slice(2);
    const model = JSON.stringify({ rate, rows: readFileSync(data, "utf8").length, text: "a model of penguins" });
    writeFileSync(process.env.EXECUTION_OUTPUTS + "/model.json", model);`,
  "evaluate.mjs": `
    import { readFileSync, writeFileSync } from "node:fs";
    const model = JSON.parse(readFileSync(process.argv[2], "utf8"));
    writeFileSync(process.env.EXECUTION_OUTPUTS + "/report.json", JSON.stringify({ accuracy: 1 / model.rate, of: 20 }));`,
};

export type Stage = "prepare" | "train" | "evaluate";

/** Runs a script of a workspace as an execution; its id. */
export async function runScript(executions: CommandLine, ...args: readonly string[]): Promise<string> {
  const { code, value, stderr } = await executions.json<{ id: string }>("run", ...args);
  assert.equal(code, 0, stderr);
  return value.id;
}

/** Runs three scripts of which each uses what the one before made: `data/raw.csv` → `data/clean.csv` → model → report. */
export async function runPipeline(executions: CommandLine): Promise<Record<Stage, string>> {
  for (const [name, text] of Object.entries(scripts)) executions.write(name, text);
  executions.write("data/raw.csv", rawTable);
  const prepare = await runScript(executions, "prepare.mjs", "--", "data/raw.csv");
  const train = await runScript(executions, "train.mjs", "--", "data/clean.csv", "0.1");
  const model = `.executions/executions/${train}/outputs/model.json`;
  return { prepare, train, evaluate: await runScript(executions, "evaluate.mjs", "--", model) };
}
