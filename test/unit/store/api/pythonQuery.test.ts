import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { terminalScript } from "../../../../src/host/terminalScript";
import { CommandLine } from "../../../support/commandLine";
import { madeAt, makeBundle } from "../../../support/madeBundle";
import { repositoryRoot } from "../../../support/repositoryRoot";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

describe("executions.query of the Python helper", () => {
  const oldest = "train-20261120-100000-aaaa";
  const newest = "train-20261120-100100-bbbb";
  let folder = "";
  let environment: NodeJS.ProcessEnv = {};
  const python = (code: string): string =>
    execFileSync("python3", ["-c", `import executions\n${code}`], {
      cwd: folder,
      encoding: "utf8",
      env: environment,
      stdio: "pipe",
    });

  before(() => {
    folder = temporaryFolder();
    const helpers = join(repositoryRoot(), "media/helpers/python");
    // Without the terminal's command it runs the shipped one by the Node that is there.
    const path = `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`;
    environment = { ...new CommandLine(folder).variables, PYTHONPATH: helpers, PATH: path };
    makeBundle(folder, { id: oldest, metrics: { loss: 0.1 } });
    makeBundle(folder, {
      id: newest,
      created: new Date(madeAt.getTime() + 60_000),
      metrics: { loss: 0.4 },
    });
  });
  after(() => removeFolder(folder));

  it("is a list of dictionaries, all or by a query", () => {
    assert.equal(python("print(len(executions.query()))"), "2\n");
    const found = python(
      "print([(each['id'], each['metrics']['loss']) for each in executions.query('metric:loss<0.2')])",
    );
    assert.equal(found, "[('train-20261120-100000-aaaa', 0.1)]\n");
  });

  it("hands no query to cmd.exe: of the terminal's script for Windows it takes the program that it runs", () => {
    const command = join(folder, "executions.cmd");
    const cli = join(repositoryRoot(), "dist", "cli.js");
    writeFileSync(command, terminalScript("win32", process.execPath, cli));
    const found = python(
      [
        "import shutil",
        `shutil.which = lambda name: ${JSON.stringify(command)} if name == 'executions' else None`,
        "print(executions._command_line())",
        `print([each['id'] for each in executions.query('NOT "& echo %PATH%" AND metric:loss<0.2')])`,
      ].join("\n"),
    );
    assert.equal(found, `['${process.execPath}', '${cli}']\n['train-20261120-100000-aaaa']\n`);
    writeFileSync(command, "@echo off\r\nsomething else %*\r\n");
    const other = `shutil.which = lambda name: ${JSON.stringify(command)} if name == 'executions' else '/bin/node'`;
    assert.equal(
      python(`import shutil\n${other}\nprint(executions._command_line())`),
      `['/bin/node', '${cli}']\n`,
    );
  });

  it("asks by the runner's own Node where a script has no other", async () => {
    writeFileSync(
      join(folder, "ask.py"),
      "import executions, shutil\nprint(shutil.which('node'), shutil.which('executions'))\nprint(len(executions.query('metric:loss<0.2')))\n",
    );
    const tools = join(folder, "tools");
    mkdirSync(tools);
    const own = "import sys; print(sys.executable)";
    const interpreter = execFileSync("python3", ["-c", own], { encoding: "utf8" }).trim();
    symlinkSync(interpreter, join(tools, "python3"));
    const { code, stdout, stderr } = await new CommandLine(folder, { PATH: tools }).run("run", "ask.py");
    assert.deepEqual([code, stdout], [0, "None None\n1\n"], stderr);
  });

  it("says why there is no answer", () => {
    const code = "import executions\nexecutions.query('status:')";
    const { status, stderr } = spawnSync("python3", ["-c", code], {
      cwd: folder,
      encoding: "utf8",
      env: environment,
    });
    assert.equal(status, 1);
    assert.match(stderr, /RuntimeError: .*the query is wrong at position/);
  });

  it("is a frame of pandas where that is wanted: one row for each, its parts as columns", function () {
    if (spawnSync("python3", ["-c", "import pandas"]).status !== 0) this.skip();
    const code =
      "frame = executions.query('metric:loss<1', frame=True)\nprint(list(frame['id']), list(frame['metrics.loss']))";
    assert.equal(python(code), `['${newest}', '${oldest}'] [0.4, 0.1]\n`);
  });

  it("hands pandas the list that it is without it, and needs pandas for nothing else", () => {
    const standIn = join(folder, "pandas.py");
    const code = "print([each['id'] for each in executions.query('metric:loss<1', frame=True)])";
    writeFileSync(standIn, "raise ImportError('there is no pandas')\n");
    assert.throws(() => python(code), /ImportError: there is no pandas/);
    assert.equal(python("print(len(executions.query('metric:loss<1')))"), "2\n");
    writeFileSync(standIn, "def json_normalize(data):\n  return data[::-1]\n");
    assert.equal(python(code), `['${oldest}', '${newest}']\n`);
    rmSync(standIn);
  });
});
