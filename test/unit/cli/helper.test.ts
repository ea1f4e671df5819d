import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandLine } from "../../support/commandLine";
import { repositoryRoot } from "../../support/repositoryRoot";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

const nodeHelper = readFileSync(join(repositoryRoot(), "media/helpers/node/executions.mjs"), "utf8");
const pythonHelper = readFileSync(
  join(repositoryRoot(), "media/helpers/python/executions/__init__.py"),
  "utf8",
);

describe("executions helper", () => {
  let folder = "";
  let executions: CommandLine;
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");

  beforeEach(() => {
    folder = temporaryFolder();
    executions = new CommandLine(folder);
  });
  afterEach(() => removeFolder(folder));

  it("puts one file beside a script, in its language; the script can use it", async () => {
    executions.write(
      "src/train.mjs",
      'import { output } from "./executions.mjs";\nconsole.log(output("model.bin"));\n',
    );
    const { code, value } = await executions.json<{ files: string[] }>("helper", "src/train.mjs");
    assert.deepEqual([code, value.files], [0, [join(folder, "src", "executions.mjs")]]);
    assert.equal(read("src/executions.mjs"), nodeHelper);
    const run = (): string =>
      execFileSync(process.execPath, [join(folder, "src/train.mjs")], { cwd: folder, encoding: "utf8" });
    assert.equal(run(), "model.bin\n");
  });

  it("takes the language of the scripts that are there, or the one that is named", async () => {
    executions.write("train.py", "");
    assert.equal(
      (await executions.run("helper")).stdout,
      `${join(folder, "executions.py")}\nUse it in the script: import executions\n`,
    );
    assert.equal(read("executions.py"), pythonHelper);
    assert.equal((await executions.run("helper", "node")).code, 0);
    assert.equal(read("executions.mjs"), nodeHelper);
  });

  it("brings an older one up to date, and never replaces another file", async () => {
    executions.write("executions.mjs", `${nodeHelper.split("\n")[0] ?? ""}\n// of an older version\n`);
    assert.equal((await executions.run("helper", "node")).code, 0);
    assert.equal(read("executions.mjs"), nodeHelper);
    executions.write("executions.mjs", "export const mine = 1;\n");
    const { code, stdout, stderr } = await executions.run("helper", "node");
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /executions\.mjs is there already and is another file/);
    assert.equal(read("executions.mjs"), "export const mine = 1;\n");
  });

  it("is wrong use where it cannot tell which is meant", async () => {
    for (const [args, message] of [
      [[], /no Python or Node script: say which/],
      [["missing.py"], /there is no .*missing\.py/],
      [["python", ".", "."], /name one script or folder/],
    ] as const) {
      const { code, stderr } = await executions.run("helper", ...args);
      assert.equal(code, 2);
      assert.match(stderr, message);
    }
    executions.write("a.py", "");
    executions.write("b.ts", "");
    assert.match((await executions.run("helper")).stderr, /scripts of Python and of Node: say which/);
  });
});
