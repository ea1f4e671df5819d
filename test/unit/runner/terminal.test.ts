import assert from "node:assert/strict";
import { mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { JobStatus } from "../../../src/core/jobStatus";
import type { ExecutionEvent } from "../../../src/core/records";
import { processesWith } from "../../support/liveProcesses";
import { inTerminal, type TerminalResult } from "../../support/inTerminal";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";

const ask = `
import os, sys
print('terminal', sys.stdin.isatty(), sys.stdout.isatty())
print('on stderr', file=sys.stderr)
name = input('Who are you? ')
print('Hello', name, flush=True)
if name == 'wait':
    import time
    time.sleep(600)
`;
const settings = (terminal: string): Readonly<Record<string, string>> => ({
  EXECUTIONS_SETTINGS: JSON.stringify({ "run.terminal": terminal, "run.stopGrace": 0.5 }),
});

describe("a run in a terminal", () => {
  const workspace = new RepositoryWorkspace();
  const id = (): string => workspace.executions.bundles()[0] ?? "";
  const status = (): JobStatus => workspace.executions.readJson<JobStatus>(id(), "metadata/jobStatus.json");
  const read = (path: string): string => workspace.executions.read(id(), path);

  function run(script: string, mode: "pipes" | "pty", ...typed: [string, string][]): Promise<TerminalResult> {
    workspace.repository.write("script.py", script);
    const texts = typed.map(([after, text]) => ({ after, text }));
    return inTerminal(workspace.executions, ["run", "script.py"], texts, settings(mode));
  }

  it("hands what is typed to the script", async () => {
    const { shown, code } = await run(ask, "pipes", ["Who are you?", "Ada\n"]);
    assert.match(shown, /^Hello Ada\r$/m);
    assert.equal(code, 0);
    assert.equal(read("outputs/stdout.log"), "terminal True False\nWho are you? Hello Ada\n");
    assert.equal(read("outputs/stderr.log"), "on stderr\n");
  });

  for (const mode of ["pipes", "pty"] as const)
    it(`takes Ctrl+C as a stop while the script waits for input (${mode})`, async () => {
      const { code } = await run(ask, mode, ["Who are you?", "\u0003"]);
      assert.equal(code, 130);
      assert.equal(status().state, "STOPPED");
      assert.match(status().reason ?? "", /^stopped by Ctrl\+C after/);
      assert.deepEqual(processesWith("EXECUTION_ID", id()), []);
    });

  it("ends a script that ignores signals at the second Ctrl+C and the third, under a terminal too", async () => {
    const stubborn = `
import signal, time
for number in (signal.SIGINT, signal.SIGTERM):
    signal.signal(number, lambda number, frame: print('got', number, flush=True))
print('ready', flush=True)
while True: time.sleep(0.05)
`;
    const { code } = await run(
      stubborn,
      "pty",
      ["ready", "\u0003"],
      ["got 2", "\u0003"],
      ["got 15", "\u0003"],
    );
    assert.equal(code, 130);
    assert.equal(status().state, "STOPPED");
    assert.deepEqual(processesWith("EXECUTION_ID", id()), []);
  });

  it("gives the script a terminal of its own where the setting says so, of the size of ours", async () => {
    const script = `
import os, sys
open('/dev/tty', 'w').write('to the terminal\\n')
print(os.get_terminal_size(), os.environ.get('SHELL'))
${ask}
sys.exit(5)
`;
    const { shown, code } = await run(script, "pty", ["Who are you?", "Ada\r"]);
    assert.equal(code, 5);
    assert.match(shown, /to the terminal\r+\n/);
    const log = read("outputs/stdout.log");
    assert.match(log, /terminal_size\(columns=111, lines=33\)/);
    assert.match(log, /terminal True True\r\non stderr\r\n/);
    assert.match(log, /Who are you\? Ada\r\nHello Ada\r\n/);
    assert.equal(read("outputs/stderr.log"), "");
    assert.match(status().reason ?? "", /^exit code 5 after .*; last line of output: Hello Ada$/);
    const events = read("metadata/events.ndjson").trim().split("\n");
    const warnings = events
      .map((line) => JSON.parse(line) as ExecutionEvent)
      .filter(({ type }) => type === "warning");
    assert.match(JSON.stringify(warnings), /runs under a terminal: stdout\.log holds both/);
  });

  it("says of a script that failed for want of a terminal what gives it one", async () => {
    await run("open('/dev/tty', 'w')", "pipes");
    assert.match(
      status().reason ?? "",
      /No such device or address: '\/dev\/tty'; it asked for a terminal, which executions\.run\.terminal = pty/,
    );
  });

  it("gives it one on the word of one call too, and refuses other words", async () => {
    workspace.repository.write("script.py", "import sys; print(sys.stdout.isatty())");
    const given = await workspace.executions.run("run", "script.py", "--terminal", "pty");
    assert.equal(given.stdout.trim(), "True");
    const again = await workspace.executions.run("rerun", id(), "--terminal=pipes");
    assert.equal(again.stdout.trim(), "False");
    const refused = await workspace.executions.run("run", "script.py", "--terminal", "tty");
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /--terminal takes pty or pipes, not tty/);
    assert.equal(workspace.executions.bundles().length, 2);
  });

  it("lets a script open its streams by name", async () => {
    const script = "for name in ('stdout', 'stderr'): open('/dev/' + name, 'w').write(name + '\\n')";
    for (const mode of ["pipes", "pty"] as const) {
      await run(script, mode);
      const [last = ""] = workspace.executions.bundles().sort().slice(-1);
      const printed = ["stdout", "stderr"].map((name) =>
        workspace.executions.read(last, `outputs/${name}.log`),
      );
      assert.deepEqual(printed, mode === "pipes" ? ["stdout\n", "stderr\n"] : ["stdout\r\nstderr\r\n", ""]);
      rmSync(join(workspace.repository.root, ".executions"), { recursive: true });
    }
  });

  it("refuses a terminal where nothing can make one, with the reason", async () => {
    workspace.repository.write("script.sh", "echo never");
    const { code, stderr } = await workspace.executions.start(["run", "script.sh"], {
      env: { ...settings("pty"), PATH: pathWithout("script") },
    }).ended;
    assert.equal(code, 127);
    assert.match(stderr, /needs the program script\(1\).*choose pipes/);
  });

  it("under a terminal without one of our own still gets a size, and the end of its input", async () => {
    workspace.repository.write(
      "script.py",
      "import os, sys\nprint(os.get_terminal_size()[0], repr(sys.stdin.read()))",
    );
    const { code, stdout } = await workspace.executions.start(["run", "script.py"], { env: settings("pty") })
      .ended;
    assert.deepEqual([code, stdout.trim()], [0, "80 ''"]);
  });

  /** A folder with links to all programs that a run needs, save one. */
  function pathWithout(program: string): string {
    const folder = join(workspace.repository.root, ".git", "programs");
    mkdirSync(folder);
    for (const name of readdirSync("/usr/bin"))
      if (name !== program) symlinkSync(join("/usr/bin", name), join(folder, name));
    return folder;
  }
});
