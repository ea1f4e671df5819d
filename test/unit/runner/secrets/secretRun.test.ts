import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GitState } from "../../../../src/core/records";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { findOnPath } from "../../../../src/runner/interpreter/findOnPath";
import { CommandLine, commandParameters, scriptParameters } from "../../../support/commandLine";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";
import { SecretRun } from "../../../support/secretRun";
import { processesThatShow } from "../../../support/seenProcesses";

const secretInput = { token: { schema: { type: "string", format: "secret" } } };
/** Characters that base64's two alphabets, URLs and JSON write in ways of their own. */
const value = `p/w+?"&é ${randomBytes(12).toString("hex")}~>ÿ`;

function formsOf(secret: string): string[] {
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.from("x".repeat(shift) + secret).toString("base64");
    return whole.slice(shift === 0 ? 0 : shift + 1, -4);
  });
  const urlSafe = base64.map((form) => form.replaceAll("+", "-").replaceAll("/", "_"));
  const form = new URLSearchParams({ x: secret }).toString().slice(2);
  return [
    secret,
    ...base64,
    ...urlSafe,
    encodeURIComponent(secret),
    form,
    JSON.stringify(secret).slice(1, -1),
  ];
}

/** Files below a folder whose bytes, or whose names, hold one of these texts. */
function filesWith(folder: string, texts: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => {
      const content = readFileSync(path, "utf8");
      return texts.some((text) => content.includes(text) || path.includes(text));
    });
}

describe("a run with a secret", () => {
  const workspace = new RepositoryWorkspace();
  const run = (method: string, secrets: object, ...args: string[]): SecretRun =>
    new SecretRun(workspace.executions, ["run", method, "--secrets-stdin", ...args], JSON.stringify(secrets));
  const newestOf = async (running: SecretRun): Promise<string> => {
    const { stderr } = await running.ended;
    return /(\S+)\s*$/.exec(stderr)?.[1] ?? "";
  };
  const newest = (): string => workspace.executions.bundles()[0] ?? "";

  it("shows it nowhere: no file of ours, no other process, no terminal, however the script writes it", async function () {
    if (process.platform !== "linux") this.skip();
    workspace.repository.write(
      "leak.mjs",
      `import { appendFileSync, existsSync } from "node:fs";
       const secret = process.env.EXECUTION_INPUT_TOKEN;
       const pause = () => new Promise((done) => setTimeout(done, 40));
       const forms = (text) => [text, Buffer.from(text).toString("base64"), Buffer.from(text).toString("base64url"),
         Buffer.from("u:" + text).toString("base64"), encodeURIComponent(text), new URLSearchParams({ x: text }).toString(), JSON.stringify({ text })];
       for (const form of forms(secret)) {
         for (const stream of [process.stdout, process.stderr]) {
           const half = Math.floor(form.length / 2);
           stream.write("a " + form.slice(0, half));
           await pause();
           stream.write(form.slice(half) + " b\\n");
         }
         // At the border of what a pipe and a read of it hold.
         for (const size of [4096, 65536]) process.stdout.write("x".repeat(size - 3) + form + "\\n");
       }
       const say = (line) => appendFileSync(process.env.EXECUTION_EVENTS, JSON.stringify(line) + "\\n");
       say({ type: "status", message: "now " + secret });
       say({ type: "property", name: "p " + secret, value: { [secret]: ["with " + secret] } });
       say({ type: "artifact", role: "output", path: "x.txt", name: "named " + secret });
       appendFileSync(process.env.EXECUTION_EVENTS, secret + " is no JSON\\n");
       console.log("ready " + process.env.AUTH);
       console.log(process.env.EXECUTIONS_CONTROL ?? "no token");
       while (!existsSync("looked")) await pause();
       process.stderr.write("failed with " + secret);
       process.exit(7);`,
    );
    workspace.executions.method("leak", {
      inputs: secretInput,
      additionalParameters: {
        parameters: [
          { name: "command", value: ["leak.mjs"] },
          { name: "environment", value: ["AUTH=Bearer {{ token }}"] },
        ],
      },
    });
    const forms = formsOf(value);
    const running = run("leak", { token: value });
    await running.printed("ready Bearer ***");
    const seen = processesThatShow(forms);
    workspace.repository.write("looked", "");
    const { code, stdout, stderr } = await running.ended;
    assert.equal(code, 7);
    assert.deepEqual(
      seen.map(({ where, command }) => [where, command.includes("leak.mjs")]),
      [["environ", true]],
    );
    for (const form of forms) assert.ok(!stdout.includes(form) && !stderr.includes(form), form);
    assert.match(stdout, /no token/);
    assert.match(stderr, /last line of stderr: failed with \*\*\*/);
    assert.deepEqual(filesWith(join(workspace.repository.root, ".executions"), forms), []);
    const log = workspace.executions.read(newest(), "outputs/stdout.log");
    assert.equal(log.match(/\ba \*\*\* b$/gm)?.length, 4);
    assert.equal(log, stdout);
    const lines = workspace.executions.read(newest(), "metadata/logs.ndjson").trim().split("\n");
    const bytes = { out: 0, err: 0 };
    for (const line of lines) {
      const [, stream, count] = JSON.parse(line) as [number, "out" | "err", number];
      bytes[stream] += count;
    }
    const sizeOf = (name: string): number => Buffer.byteLength(workspace.executions.read(newest(), name));
    assert.deepEqual(bytes, { out: sizeOf("outputs/stdout.log"), err: sizeOf("outputs/stderr.log") });
    assert.equal((await workspace.executions.run("verify", newest())).code, 0);
  });

  it("under a terminal shows it to no other process either, and gives it byte for byte", async function () {
    if (process.platform !== "linux" || findOnPath("script", process.env) === null) this.skip();
    const wild = `'"\\ $(id) \`id\` ${value}\n\tä second line\n\n`;
    workspace.repository.write(
      "terminal.mjs",
      `import { existsSync } from "node:fs";
       const { EXECUTION_INPUT_TOKEN: token, AUTH: auth, SHELL: shell } = process.env;
       console.log(["exact", token === ${JSON.stringify(wild)}, auth === "Bearer " + token, shell, process.stdout.isTTY].join(" "));
       console.log("names", Object.keys(process.env).filter((name) => name.startsWith("EXECUTIONS_")).join());
       console.log("ready");
       while (!existsSync("looked")) await new Promise((done) => setTimeout(done, 40));
       console.log(token);`,
    );
    workspace.executions.method("terminal", {
      inputs: secretInput,
      additionalParameters: {
        parameters: [
          { name: "command", value: ["terminal.mjs"] },
          { name: "environment", value: ["AUTH=Bearer {{ token }}", "SHELL=/bin/mine"] },
        ],
      },
    });
    const forms = [...formsOf(value), ...formsOf(wild)];
    const running = run("terminal", { token: wild }, "--terminal", "pty");
    await running.printed("ready");
    const seen = processesThatShow(forms);
    workspace.repository.write("looked", "");
    const { code, stdout } = await running.ended;
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^exact true true \/bin\/mine true\r$/m);
    const names = /^names (.*)\r$/m.exec(stdout)?.[1]?.split(",") ?? [];
    assert.deepEqual(
      names.filter((name) => process.env[name] === undefined),
      ["EXECUTIONS_CONFIG_DIR"],
      "nothing that brought it is left",
    );
    assert.deepEqual(
      seen.map(({ where, command }) => [where, /\bnode\S* terminal\.mjs/.test(command)]),
      [["environ", true]],
      "the script's own environment alone holds it",
    );
    assert.ok(!stdout.includes(value));
    assert.deepEqual(filesWith(join(workspace.repository.root, ".executions"), [value]), []);
  });

  it("gives it to shell scripts by placeholders, records its name, and leaves standard input empty", async () => {
    workspace.executions.method("shell", {
      inputs: secretInput,
      ...scriptParameters({
        "execute-script": 'printf %s {{ token }} | wc -c\ncat\nprintf "[%s]" "{{ token }}"',
      }),
    });
    const { code, stdout } = await run("shell", { token: "s3cret-word" }).ended;
    assert.equal(code, 0);
    assert.equal(stdout.trim(), "11\n[***]");
    const request = workspace.executions.readJson<{ inputs: object }>(newest(), "metadata/request.json");
    assert.deepEqual(request.inputs, { token: { secret: true } });
  });

  it("is taken out of whatever else is recorded: arguments, note, other inputs, the allowed environment", async () => {
    workspace.executions.method("told", {
      inputs: { ...secretInput, text: { schema: { type: "string" } } },
      ...scriptParameters({ "execute-script": "true" }),
    });
    const input = ["--input", "text=holds s3cret-word", "--note", "s3cret-word", "--tag", "s3cret-word"];
    const told = new SecretRun(
      new CommandLine(workspace.repository.root, { TZ: "s3cret-word" }),
      ["run", "told", "--secrets-stdin", ...input, "--", "s3cret-word"],
      '{"token":"s3cret-word"}',
    );
    assert.equal((await told.ended).code, 0);
    assert.deepEqual(filesWith(join(workspace.repository.root, ".executions"), ["s3cret-word"]), []);
    const { inputs } = workspace.executions.readJson<{ inputs: object }>(newest(), "metadata/request.json");
    assert.deepEqual(inputs, { token: { secret: true }, text: "holds ***" });
  });

  it("is refused in a command", async () => {
    workspace.executions.method("argument", {
      inputs: secretInput,
      ...commandParameters("echo", "{{ token }}"),
    });
    const { code, stderr } = await run("argument", { token: "s3cret-word" }).ended;
    assert.notEqual(code, 0);
    assert.match(stderr, /put it into "environment"/);
    assert.ok(!stderr.includes("s3cret-word"));
  });

  it("keeps a patch out that holds it, and says that the run cannot be reproduced", async () => {
    workspace.repository.write("quiet.mjs", "");
    workspace.repository.commit("quiet");
    workspace.repository.write("config.ini", 'password = "s3cret-word"\n');
    workspace.executions.method("quiet", { inputs: secretInput, ...commandParameters("quiet.mjs") });
    const { code, stderr } = await run("quiet", { token: "s3cret-word" }).ended;
    assert.equal(code, 0);
    assert.match(stderr, /cannot be reproduced/);
    const id = newest();
    const git = workspace.executions.readJson<GitState>(id, "metadata/git.json");
    assert.equal(git.withheld, "the uncommitted changes hold a secret of this run");
    assert.equal(git.dirty, true);
    assert.throws(() => workspace.executions.read(id, "metadata/changes.patch"), /ENOENT/);
    assert.deepEqual(filesWith(join(workspace.repository.root, ".executions"), ["s3cret-word"]), []);
  });

  it("keeps a patch out where a binary file holds it, which the patch has deflated", async () => {
    const image = Buffer.alloc(2000, "\0\x01");
    workspace.repository.write("quiet.mjs", "");
    for (const name of ["image.bin", "bild ä.bin"]) workspace.repository.write(name, image);
    workspace.repository.commit("images");
    workspace.executions.method("quiet", { inputs: secretInput, ...commandParameters("quiet.mjs") });
    for (const name of ["image.bin", "bild ä.bin"]) {
      workspace.repository.write(name, Buffer.concat([image, Buffer.from("s3cret-word")]));
      const id = await newestOf(run("quiet", { token: "s3cret-word" }));
      assert.ok(workspace.executions.readJson<GitState>(id, "metadata/git.json").withheld);
      workspace.repository.write(name, Buffer.concat([image, Buffer.from("fine")]));
      const fine = await newestOf(run("quiet", { token: "s3cret-word" }));
      assert.match(workspace.executions.read(fine, "metadata/changes.patch"), /GIT binary patch/);
    }
  });

  it("names the files in which the script wrote it, and leaves them as they are", async () => {
    workspace.executions.method("writes", {
      inputs: secretInput,
      ...scriptParameters({
        "execute-script":
          'printf %s {{ token }} | base64 > "$EXECUTION_OUTPUTS/deep.txt"; echo fine > "$EXECUTION_OUTPUTS/fine.txt"',
      }),
    });
    await run("writes", { token: "s3cret-word" }).ended;
    const events = workspace.executions.read(newest(), "metadata/events.ndjson");
    assert.match(events, /these files hold a secret.*: outputs\/deep\.txt"/);
    assert.equal(
      workspace.executions.read(newest(), "outputs/deep.txt"),
      `${Buffer.from("s3cret-word").toString("base64")}\n`,
    );
  });

  it("goes on without masking a secret that stands everywhere, and says why", async () => {
    workspace.executions.method("short", {
      inputs: secretInput,
      ...scriptParameters({ "execute-script": "echo {{ token }}" }),
    });
    for (const [secret, reason] of [
      ["abc", "3 characters"],
      ["rain", "common word"],
      ["short", "own names"],
    ] as const) {
      const { code, stdout, stderr } = await run("short", { token: secret }).ended;
      assert.equal(code, 0);
      assert.equal(stdout, `${secret}\n`);
      assert.match(
        stderr,
        new RegExp(`^Warning: the secret token is not masked in the logs: .*${reason}`, "m"),
      );
    }
  });

  it("asks again at a re-run", async () => {
    workspace.executions.method("again", {
      inputs: secretInput,
      ...scriptParameters({ "execute-script": "echo {{ token }}; exit 1" }),
    });
    await run("again", { token: "s3cret-word" }).ended;
    const id = newest();
    for (const verb of ["rerun", "retry"]) {
      const refused = await workspace.executions.run(verb, id);
      assert.equal(refused.code, 2);
      assert.match(refused.stderr, /needs the secret token/);
      const again = new SecretRun(
        workspace.executions,
        [verb, id, "--secrets-stdin", "--json"],
        '{"token":"an0ther-word"}',
      );
      const { stdout, stderr } = await again.ended;
      assert.equal((JSON.parse(stdout) as ExecutionSummary).rerunOf, id);
      assert.match(stderr, /^\*\*\*$/m);
    }
  });
});
