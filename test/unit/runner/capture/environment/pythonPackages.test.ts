import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Interpreter } from "../../../../../src/core/records";
import { EnvironmentCache } from "../../../../../src/runner/capture/environment/environmentCache";
import { pythonPackages } from "../../../../../src/runner/capture/environment/pythonPackages";
import { toolRunner, type ToolQuestion } from "../../../../../src/runner/capture/environment/toolRunner";
import { makeTemporaryFolder, removeFolder } from "../../../../support/temporaryFolder";

/** The machine's own Python, behind any launcher. */
const python = execFileSync("python3", ["-c", "import sys; print(sys.executable)"], {
  encoding: "utf8",
}).trim();

describe("the packages of a Python", () => {
  let folder: string;
  let asked: ToolQuestion[];

  beforeEach(async () => {
    folder = await makeTemporaryFolder("python");
    asked = [];
  });

  afterEach(() => removeFolder(folder));

  async function packagesOf(
    path: string,
    environment: Record<string, string> = {},
    cwd = folder,
  ): Promise<Interpreter> {
    const all = { PATH: process.env["PATH"] ?? "", HOME: folder, ...environment };
    const run = toolRunner({ environment: all, workingDirectory: cwd, onExit: () => undefined });
    const answer = await pythonPackages({
      path,
      workingDirectory: cwd,
      environment: all,
      cache: new EnvironmentCache(join(folder, "cache")),
      run: (question) => {
        asked.push(question);
        return run(question);
      },
    });
    assert.ok(answer.ok, answer.ok ? "" : answer.reason);
    return answer.interpreter;
  }

  function virtualEnvironment(...options: string[]): { python: string; packages: string; root: string } {
    const root = join(folder, "venv");
    execFileSync(python, ["-m", "venv", "--without-pip", ...options, root]);
    const [version = ""] = readdirSync(join(root, "lib")).filter((name) => name.startsWith("python"));
    return {
      python: join(root, "bin", "python"),
      packages: join(root, "lib", version, "site-packages"),
      root,
    };
  }

  /** As pip lays one down. */
  function install(packages: string, name: string, version: string): void {
    const info = join(packages, `${name.replaceAll("-", "_")}-${version}.dist-info`);
    mkdirSync(info, { recursive: true });
    writeFileSync(
      join(info, "METADATA"),
      `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n\nName: not this\n`,
    );
  }

  it("are those of its own virtual environment, and nothing of the machine's", async () => {
    const { python: own, packages, root } = virtualEnvironment();
    install(packages, "penguin-tools", "2.1.0");
    install(packages, "zebra", "1!0.3rc1");
    const interpreter = await packagesOf(own);
    assert.deepEqual(interpreter.packages, { "penguin-tools": "2.1.0", zebra: "1!0.3rc1" });
    assert.deepEqual(interpreter.environment, { kind: "venv", path: root });
    assert.match(interpreter.version ?? "", /^3\.\d+\.\d+/);
  });

  it("are those of the machine too where the virtual environment lets them in", async () => {
    const { python: own, packages } = virtualEnvironment("--system-site-packages");
    install(packages, "pip", "0.0.1");
    install(packages, "penguin-tools", "2.1.0");
    const mine = (await packagesOf(own)).packages ?? {};
    const machines = (await packagesOf(python)).packages ?? {};
    assert.deepEqual(mine, { ...machines, pip: "0.0.1", "penguin-tools": "2.1.0" });
  });

  it("tell an environment of uv as one", async () => {
    const { python: own, root } = virtualEnvironment();
    appendFileSync(join(root, "pyvenv.cfg"), "uv = 0.9.2\n");
    assert.equal((await packagesOf(own)).environment?.kind, "uv");
  });

  it("are in a conda environment those of conda as well", async function () {
    const root = join(folder, "conda");
    const real = execFileSync(
      python,
      ["-c", "import os, sys; print(os.path.realpath(sys.executable)); print(os.path.dirname(os.__file__))"],
      { encoding: "utf8" },
    );
    const [program = "", library = ""] = real.split("\n");
    mkdirSync(join(root, "bin"), { recursive: true });
    mkdirSync(join(root, "lib"));
    mkdirSync(join(root, "conda-meta"));
    copyFileSync(program, join(root, "bin", "python3"));
    symlinkSync(library, join(root, "lib", library.slice(library.lastIndexOf("/") + 1)));
    writeFileSync(join(root, "conda-meta", "cuda-toolkit-12.4.1-h5d0c_0.json"), "{}");
    writeFileSync(join(root, "conda-meta", "history"), "");
    const prefix = execFileSync(
      join(root, "bin", "python3"),
      ["-I", "-S", "-c", "import sys; print(sys.prefix)"],
      { encoding: "utf8" },
    );
    if (prefix.trim() !== root) this.skip();
    const interpreter = await packagesOf(join(root, "bin", "python3"));
    assert.deepEqual(interpreter.environment, { kind: "conda", path: root });
    assert.equal(interpreter.packages?.["cuda-toolkit"], "12.4.1");
  });

  it("are those that PYTHONPATH, path files and the user's own folder add", async () => {
    const { python: own, packages } = virtualEnvironment("--system-site-packages");
    install(join(folder, "vendored"), "vendored", "1.0");
    install(join(folder, "editable"), "editable", "2.0");
    writeFileSync(join(packages, "editable.pth"), `# a comment\n${join(folder, "editable")}\n`);
    const version = packages.split("/").at(-2) ?? "";
    install(join(folder, ".local", "lib", version, "site-packages"), "personal", "3.0");
    const found = (await packagesOf(own, { PYTHONPATH: join(folder, "vendored") })).packages ?? {};
    assert.deepEqual([found["vendored"], found["editable"], found["personal"]], ["1.0", "2.0", "3.0"]);
  });

  it("are read without running anything of the user's", async () => {
    const { python: own, packages } = virtualEnvironment();
    const code = `open(${JSON.stringify(join(folder, "ran"))}, "w")\n`;
    const here = join(folder, "work");
    for (const file of ["json.py", "site.py", "platform.py", "sitecustomize.py", "re.py"]) {
      mkdirSync(here, { recursive: true });
      writeFileSync(join(here, file), code);
      writeFileSync(join(packages, file), code);
    }
    writeFileSync(join(packages, "hook.pth"), `import os; ${code}`);
    install(packages, "penguin-tools", "2.1.0");
    const found = await packagesOf(own, { PYTHONPATH: here, PYTHONSTARTUP: join(here, "json.py") }, here);
    assert.deepEqual(found.packages, { "penguin-tools": "2.1.0" });
    assert.equal(existsSync(join(folder, "ran")), false);
    execFileSync(own, ["-c", "pass"], { cwd: here });
    assert.equal(existsSync(join(folder, "ran")), true, "the trap is one");
  });

  it("are asked for once, and again when something was installed", async () => {
    const { python: own, packages } = virtualEnvironment();
    install(packages, "penguin-tools", "2.1.0");
    const first = await packagesOf(own);
    assert.deepEqual(await packagesOf(own), first);
    assert.equal(asked.length, 1);
    install(packages, "zebra", "1.0");
    assert.equal((await packagesOf(own)).packages?.["zebra"], "1.0");
    assert.equal(asked.length, 2);
  });

  it("of a launcher are those of the Python that it starts in the folder", async () => {
    const shims = join(folder, "shims");
    mkdirSync(shims);
    const { python: own, packages } = virtualEnvironment();
    install(packages, "penguin-tools", "2.1.0");
    writeFileSync(
      join(shims, "python3"),
      `#!/bin/sh\nif [ -e .python-version ]; then exec '${own}' "$@"; else exec '${python}' "$@"; fi\n`,
      { mode: 0o755 },
    );
    const shim = join(shims, "python3");
    assert.equal((await packagesOf(shim)).packages?.["penguin-tools"], undefined);
    writeFileSync(join(folder, ".python-version"), "3");
    assert.equal((await packagesOf(shim)).packages?.["penguin-tools"], "2.1.0");
    await packagesOf(shim);
    assert.equal(asked.length, 2);
  });

  it("are not told by a program that is no Python, with the reason", async () => {
    const program = join(folder, "python9");
    writeFileSync(program, "#!/bin/sh\nexit 3\n", { mode: 0o755 });
    const answer = await pythonPackages({
      path: program,
      workingDirectory: dirname(program),
      environment: {},
      cache: new EnvironmentCache(join(folder, "cache")),
      run: toolRunner({ environment: {}, workingDirectory: folder, onExit: () => undefined }),
    });
    assert.deepEqual(answer, { ok: false, reason: `${program} ended with exit code 3` });
  });
});
