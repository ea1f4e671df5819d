import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine, measureCommand, report } from "./measure.mjs";

const files = 50_000;
const largeBytes = 500_000_000;

/** Makes so many small outputs, as a script of a user would. */
const manyScript = `
import { mkdirSync, writeFileSync } from "node:fs";
const out = process.env.EXECUTION_OUTPUTS;
for (let i = 0; i < ${files}; i += 1) {
  const folder = out + "/" + Math.floor(i / 500);
  if (i % 500 === 0) mkdirSync(folder, { recursive: true });
  writeFileSync(folder + "/" + i + ".json", JSON.stringify({ index: i, text: "some words ".repeat(20) }));
}
`;

/** One file of numbers as text, and as much that no archive gets smaller. */
const largeScript = `
import { randomBytes } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";
const out = process.env.EXECUTION_OUTPUTS;
const write = (name, piece) => {
  const file = openSync(out + "/" + name, "w");
  for (let done = 0; done < ${largeBytes} / 2; ) done += writeSync(file, piece());
  closeSync(file);
};
let row = 0;
write("table.csv", () => Array.from({ length: 5000 }, () => (row += 1) + "," + Math.random() + "\\n").join(""));
write("weights.bin", () => randomBytes(1024 * 1024));
`;

/**
 * Runs with very many and with large outputs, and what is done with them afterwards, against a plain copy of the outputs.
 * Budget: less than 200 MB of memory whatever their number and size.
 */
export function benchManyFiles() {
  benchOutputs(`${files.toLocaleString("en")} outputs`, manyScript);
  benchOutputs(`${largeBytes / 1e6} MB of outputs in two files`, largeScript);
}

function benchOutputs(what, script) {
  const folder = mkdtempSync(join(tmpdir(), "executions-bench-"));
  try {
    const env = {
      ...process.env,
      EXECUTIONS_CONFIG_DIR: join(folder, "user"),
      EXECUTIONS_SETTINGS: JSON.stringify({ "outputs.zipLimit": 10 * largeBytes }),
    };
    const [workspace, other] = ["workspace", "other"].map((name) => join(folder, name));
    for (const path of [workspace, other]) mkdirSync(path);
    writeFileSync(join(workspace, "make.mjs"), script);
    const executions = (...args) => measureCommand([commandLine, ...args], { cwd: workspace, env });
    const run = executions("run", "make.mjs");
    const [id] = readdirSync(join(workspace, ".executions", "executions"));
    const bundle = join(workspace, ".executions", "executions", id);
    const copy = timeOfCopy(join(bundle, "outputs"), join(folder, "copy"));
    const archive = join(folder, "exported.zip");
    report(`a plain copy of ${what}`, copy, copy, "(baseline)");
    tell(`the run that made them, with output.zip`, run, copy);
    tell("verify", executions("verify", id), copy);
    tell("export", executions("export", id, "--to", archive), copy);
    tell("import", executions("import", archive, "--allow-large", "--workspace", other), copy);
    tell("archive", executions("archive", id), copy);
    tell("verify of the archive", executions("verify", id), copy);
    tell("unarchive", executions("unarchive", id), copy);
    process.stdout.write(`${"".padEnd(8)}the export has ${(statSync(archive).size / 1e6).toFixed(0)} MB\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timeOfCopy(from, to) {
  spawnSync("sync");
  const begun = performance.now();
  cpSync(from, to, { recursive: true });
  return performance.now() - begun;
}

function tell(what, { ms, peakKilobytes }, copy) {
  report(`  ${what}: ${(peakKilobytes / 1024).toFixed(0)} MB of memory`, ms, copy, "a plain copy");
}
