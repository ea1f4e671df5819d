import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import {
  type FoundInterpreter,
  type InterpreterQuestion,
} from "../../../../src/runner/interpreter/interpreterAnswer";
import { interpreterOf } from "../../../../src/runner/interpreter/interpreterOf";
import { scriptCommand } from "../../../../src/runner/interpreter/scriptCommand";

describe("interpreterOf", () => {
  let home: string;
  let workspace: string;
  let bin: string;

  beforeEach(() => {
    home = realpathSync(mkdtempSync(join(tmpdir(), "executions interpreters-")));
    workspace = join(home, "work");
    bin = join(home, "bin");
    mkdirSync(workspace);
    mkdirSync(bin);
  });

  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const write = (path: string, content: string): string => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  const program = (path: string, version = "1.0"): string => {
    write(path, `#!/bin/sh\necho 'v${version}'\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const onPath = (name: string, version?: string): string => program(join(bin, name), version);
  const script = (name: string, content = ""): string => write(join(workspace, name), content);

  const question = (path: string, more: Partial<InterpreterQuestion> = {}): InterpreterQuestion => ({
    script: path,
    method: [],
    workspace,
    settings: {},
    pythonOfEditor: null,
    environment: { PATH: bin },
    cache: null,
    ...more,
  });
  const findFor = async (path: string, more?: Partial<InterpreterQuestion>): Promise<FoundInterpreter> => {
    const answer = await interpreterOf(question(path, more));
    assert.ok(answer.ok, answer.ok ? "" : answer.reason);
    return answer;
  };
  const reasonFor = async (path: string, more?: Partial<InterpreterQuestion>): Promise<string> => {
    const answer = await interpreterOf(question(path, more));
    assert.ok(!answer.ok);
    return answer.reason;
  };

  describe("asks in this order", () => {
    it("the method, the first line, the setting, the ending", async () => {
      const names = ["by-method", "by-line", "by-setting", "python3"].map((name) => onPath(name));
      const path = script("train.py", "#!/usr/bin/env by-line\n");
      const settings = { ".py": "by-setting" };
      assert.equal((await findFor(path, { method: ["by-method"], settings })).path, names[0]);
      assert.equal((await findFor(path, { settings })).path, names[1]);
      write(path, "print(1)\n");
      assert.equal((await findFor(path, { settings })).path, names[2]);
      assert.equal((await findFor(path)).path, names[3]);
    });

    it("for Python: the editor, .venv, venv, python3, python", async () => {
      const editor = program(join(home, "conda/bin/python"));
      const candidates = [
        program(join(workspace, ".venv/bin/python")),
        program(join(workspace, "venv/bin/python")),
        onPath("python3"),
        onPath("python"),
      ];
      const path = script("train.py");
      assert.equal((await findFor(path, { pythonOfEditor: editor })).path, editor);
      for (const candidate of candidates) {
        const found = await findFor(path, { pythonOfEditor: join(home, "removed/python") });
        assert.deepEqual([found.path, found.command, found.kind], [candidate, [candidate], "python"]);
        rmSync(candidate);
      }
    });
  });

  describe("the first line", () => {
    it("takes a path with its one argument as the kernel does", async () => {
      const path = script("job.x", "#! /bin/sh -e -u \r\necho\n");
      assert.deepEqual((await findFor(path)).command, ["/bin/sh", "-e -u"]);
    });

    it("takes env with a name, and with -S its arguments and variables", async () => {
      const perl = onPath("perl");
      assert.deepEqual((await findFor(script("a", "#!/usr/bin/env perl\n"))).command, [perl]);
      const found = await findFor(script("b", `#!/usr/bin/env -S LEVEL=2 perl -w -e "a b"\n`));
      assert.deepEqual(
        [found.command, found.environment, found.kind],
        [[perl, "-w", "-e", "a b"], { LEVEL: "2" }, "perl"],
      );
    });

    it("by env means the workspace's own Python where there is one", async () => {
      onPath("python3");
      const own = program(join(workspace, ".venv/bin/python"));
      assert.equal((await findFor(script("a.py", "#!/usr/bin/env python3\n"))).path, own);
    });

    it("that names what is not there says so", async () => {
      assert.match(
        await reasonFor(script("a.py", "#!/nowhere/python2.7\n")),
        /a\.py was not found: its first line \(#!\) names "\/nowhere\/python2\.7"/,
      );
    });
  });

  describe("a method's or the user's choice", () => {
    it("may be a name, an absolute path, one of the workspace or the home folder, with arguments", async () => {
      const deno = onPath("deno");
      const local = program(join(workspace, "tools/my python"));
      const path = script("a.ts");
      assert.deepEqual((await findFor(path, { method: ["deno", "run", "-A"] })).command, [deno, "run", "-A"]);
      assert.deepEqual((await findFor(path, { method: ["deno run -A"] })).command, [deno, "run", "-A"]);
      assert.deepEqual((await findFor(path, { settings: { ts: `"${local}" -u` } })).command, [local, "-u"]);
      assert.deepEqual((await findFor(path, { settings: { ".TS": local } })).command, [local]);
      assert.deepEqual(
        (await findFor(path, { settings: { ts: "${workspaceFolder}/tools/my python" } })).command,
        [local],
      );
      assert.deepEqual((await findFor(path, { method: ["tools/my python", "-u"] })).command, [local, "-u"]);
    });

    it("that is not there says who named it", async () => {
      assert.match(
        await reasonFor(script("a.py"), { settings: { py: "python9" } }),
        /setting executions\.interpreters for \.py names "python9", which is not on PATH/,
      );
    });
  });

  describe("by the ending", () => {
    const endings: readonly (readonly [script: string, names: readonly string[], args: readonly string[]])[] =
      [
        ["a.R", ["Rscript"], []],
        ["a.r", ["Rscript"], []],
        ["a.jl", ["julia"], []],
        ["a.sh", ["bash", "sh"], []],
        ["a.pl", ["perl"], []],
        ["a.rb", ["ruby"], []],
        ["a.js", ["node"], []],
        ["a.mjs", ["node"], []],
        ["a.cjs", ["node"], []],
        ["a.ps1", ["pwsh", "powershell"], ["-NoProfile", "-File"]],
      ];
    for (const [name, programs, args] of endings)
      it(`${name} runs by ${programs.join(", else ")}`, async () => {
        for (const one of [...programs].reverse()) {
          const path = onPath(one);
          assert.deepEqual((await findFor(script(name))).command, [path, ...args]);
        }
      });

    it("JavaScript without a Node on PATH runs by the Node that runs us", async () => {
      const found = await findFor(script("a.js"));
      assert.deepEqual([found.path, found.environment], [process.execPath, {}]);
    });

    it("TypeScript runs by the workspace's tsx, else by a Node that can", async () => {
      const path = script("a.mts");
      const node = onPath("node", "24.1.0");
      assert.deepEqual((await findFor(path)).command, [node]);
      onPath("node", "22.18.0");
      assert.deepEqual((await findFor(path)).command, [node]);
      onPath("node", "22.17.1");
      assert.deepEqual((await findFor(path)).command, [node, "--experimental-strip-types"]);
      onPath("node", "20.20.2");
      assert.match(await reasonFor(path), /Node 20\.20\.2 at .* does not run.*npm install --save-dev tsx/);
      write(join(workspace, "node_modules/tsx/package.json"), `{"bin": "./dist/cli.mjs"}`);
      const tsx = write(join(workspace, "node_modules/tsx/dist/cli.mjs"), "");
      assert.deepEqual((await findFor(path)).command, [node, tsx]);
    });

    it("a notebook runs by papermill, else nbconvert, of the same Python, into the outputs", async () => {
      const path = script("a.ipynb");
      onPath("papermill");
      const python = program(join(workspace, ".venv/bin/python"));
      assert.match(
        await reasonFor(path),
        new RegExp(`neither papermill nor jupyter nbconvert belongs to ${python}`),
      );
      const nbconvert = program(join(workspace, ".venv/bin/jupyter-nbconvert"));
      const converted = scriptCommand(await findFor(path), path, [], "/out");
      assert.deepEqual(converted, [nbconvert, "--to", "notebook", "--execute", "--output-dir", "/out", path]);
      const papermill = program(join(workspace, ".venv/bin/papermill"));
      const found = await findFor(path);
      assert.equal(found.path, python);
      assert.deepEqual(scriptCommand(found, path, ["-p", "lr", "1"], "/out"), [
        papermill,
        path,
        join("/out", "a.ipynb"),
        "-p",
        "lr",
        "1",
      ]);
    });

    it("that is not known, or whose program is missing, says how to set it", async () => {
      assert.match(
        await reasonFor(script("a.xyz")),
        /No interpreter is known for .*a\.xyz.*executions\.interpreters \(\{"\.xyz"/,
      );
      assert.match(await reasonFor(script("run")), /first line such as #!/);
      assert.match(
        await reasonFor(script("a.R")),
        /looked for Rscript on PATH.*executions\.interpreters \(\{"\.r"/,
      );
      assert.match(
        await reasonFor(script("a.py")),
        /looked for \.venv and venv in the workspace, python3 and python on PATH/,
      );
    });
  });

  it("passes over folders, files that may not be executed and relative entries of PATH", async () => {
    mkdirSync(join(bin, "ruby"));
    write(join(home, "second", "ruby"), "");
    const third = program(join(home, "third", "ruby"));
    const PATH = [".", "", bin, join(home, "second"), join(home, "third")].join(":");
    assert.equal((await findFor(script("a.rb"), { environment: { PATH } })).path, third);
  });
});
