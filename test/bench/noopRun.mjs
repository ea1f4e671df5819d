import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandLine, inTurns, report, timeOf, withRepository } from "./measure.mjs";
import { profileRun } from "./profileRun.mjs";

const sizes = [
  { files: 1000, rounds: 15 },
  { files: 100_000, rounds: 5 },
];

/**
 * What `executions run` of a script that does nothing costs, the whole command with a full bundle, in repositories of
 * two sizes, clean and dirty. Budget: 5 times `node -e 0` in the smaller, clean one.
 */
export function benchNoopRun() {
  for (const size of sizes) withRepository(size.files, (folder) => benchIn(folder, size));
}

function benchIn(folder, { files, rounds }) {
  const where = `${files.toLocaleString("en")} files`;
  const options = { cwd: folder, env: { ...process.env, EXECUTIONS_CONFIG_DIR: join(folder, "user") } };
  const node = (...args) => timeOf(process.execPath, args, options);
  const status = () => timeOf("git", ["status", "--porcelain=v2", "--untracked-files=all"], options);
  const clean = inTurns(rounds, {
    node: () => node("-e", "0"),
    start: () => node(commandLine, "--version"),
    program: () => node(commandLine, "run", "--", "true"),
    script: () => node(commandLine, "run", "nothing.mjs"),
    cached: () => node(commandLine, "run", "nothing.mjs", "--cache"),
    status,
  });
  report("node -e 0", clean.node, clean.node, "(baseline)");
  report("executions --version", clean.start, clean.node, "node -e 0");
  report(`executions run -- true (${where})`, clean.program, clean.node, "node -e 0");
  report(`executions run nothing.mjs (${where})`, clean.script, clean.node, "node -e 0");
  report(`the same from the cache (${where})`, clean.cached, clean.script, "the run itself");
  report(`git status alone (${where})`, clean.status, clean.node, "node -e 0");
  makeDirty(folder);
  const dirty = inTurns(rounds, {
    node: () => node("-e", "0"),
    script: () => node(commandLine, "run", "nothing.mjs"),
    status,
  });
  report(`executions run nothing.mjs (${where}, dirty)`, dirty.script, dirty.node, "node -e 0");
  report(`git status alone (${where}, dirty)`, dirty.status, dirty.node, "node -e 0");
  profileRun(`nothing.mjs (${where}, dirty)`, ["run", "nothing.mjs"], options);
}

/** As people leave it: some files changed, some new. */
function makeDirty(folder) {
  for (let index = 0; index < 20; index += 1)
    appendFileSync(join(folder, `folder${index}`, `file${index}.txt`), "more\n");
  mkdirSync(join(folder, "new"));
  for (let index = 0; index < 20; index += 1)
    writeFileSync(join(folder, "new", `${index}.txt`), "new\n".repeat(100));
}
