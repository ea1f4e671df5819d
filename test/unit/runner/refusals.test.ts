import assert from "node:assert/strict";
import { chmodSync, mkdirSync, rmSync } from "node:fs";
import { CommandLine, commandParameters, scriptParameters } from "../../support/commandLine";
import { GitRepository } from "../../support/gitRepository";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";

/** What is wrong, how it is asked for, and what the message must say. */
const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
  ["an unknown method", ["run", "trian"], /no method trian.*Did you mean train\?/s],
  ["an unknown script", ["run", "nowhere.py"], /there is no script .*nowhere\.py/],
  ["a folder", ["run", "folder/"], /is a folder/],
  ["a missing input", ["run", "train"], /rate: /],
  ["an unknown input", ["run", "train", "--input", "rte=1"], /no input rte; did you mean rate\?/],
  ["a wrong type", ["run", "train", "--input", "rate=fast"], /rate: .*number/],
  ["a value out of range", ["run", "train", "--input", "rate=3"], /rate: 3 .*at most 1/],
  ["an input that is no pair", ["run", "train", "--input", "rate"], /NAME=VALUE/],
  [
    "a missing input file",
    ["run", "train", "--input", "rate=1", "--input", "data=no.csv"],
    /data: there is no file .*no\.csv/,
  ],
  [
    "a file of inputs that is not there",
    ["run", "train", "--inputs", "no.json"],
    /there is no file .*no\.json/,
  ],
  [
    "a file of inputs that is not JSON",
    ["run", "train", "--inputs", "broken.json"],
    /broken\.json cannot be read: not JSON/,
  ],
  ["a descriptor that is not JSON", ["run", "broken"], /broken\.json.*not JSON/s],
  ["a descriptor that is no process description", ["run", "odd"], /odd\.json.*version/s],
  ["a placeholder where none may stand", ["run", "backticks"], /line 2.*backtick/s],
  ["a secret on the command line", ["run", "token", "--input", "token=abc"], /token is a secret/],
  ["nothing to run", ["run"], /say what to run/],
  [
    "an unknown option",
    ["run", "train", "--rate", "1"],
    /--rate.*Arguments of the script itself go after --/s,
  ],
  ["a file that is no script", ["run", "./broken.json"], /broken\.json is no script.*chmod \+x/s],
  ["an unknown command", ["rnu"], /did you mean run\?/],
  ["a workspace that is none", ["run", "train", "--workspace", "nowhere"], /nowhere is not a folder/],
];

describe("wrong use of run", () => {
  let repository: GitRepository;
  let executions: CommandLine;

  before(() => {
    repository = GitRepository.create();
    executions = new CommandLine(repository.root, repository.environment as Record<string, string>);
    mkdirSync(repository.path("folder"));
    repository.write("broken.json", "{");
    executions.write(".executions/methods/broken.json", "{ nothing");
    executions.write(".executions/methods/odd.json", '{"id":"odd"}');
    executions.method("train", {
      inputs: {
        rate: { schema: { type: "number", exclusiveMinimum: 0, maximum: 1 } },
        data: { minOccurs: 0, schema: { type: "string", format: "file" } },
      },
      ...commandParameters("echo", "{{ rate }}"),
    });
    executions.method("backticks", {
      inputs: { x: { schema: { type: "string" } } },
      ...scriptParameters({ "execute-script": "echo one\necho `{{ x }}`" }),
    });
    executions.method("token", {
      inputs: { token: { minOccurs: 0, schema: { type: "string", format: "secret" } } },
      ...commandParameters("true"),
    });
  });

  after(() => repository.remove());

  for (const [what, args, message] of wrong)
    it(`${what}: exit 2, a message that says so, nothing created, nothing on standard output`, async () => {
      const { code, stdout, stderr } = await executions.run(...args);
      assert.match(stderr, message);
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.deepEqual(executions.bundles(), []);
      assert.doesNotMatch(stderr, /\bat .*\.js:\d+/, "no stack trace");
    });
});

describe("a run that cannot be as it should", () => {
  const workspace = new RepositoryWorkspace();

  it("for want of an interpreter ends FAILED, 127, and says what was looked for", async () => {
    workspace.repository.write("model.jl", "println(1)\n");
    const { code, stderr } = await workspace.executions.start(["run", "model.jl"], {
      env: { PATH: "/nowhere" },
    }).ended;
    assert.equal(code, 127);
    assert.match(stderr, /julia/);
    assert.match(stderr, /executions\.interpreters/);
    assert.match(
      workspace.executions.read(workspace.executions.bundles()[0] ?? "", "metadata/jobStatus.json"),
      /"state": "FAILED"/,
    );
  });

  it("for want of a program ends FAILED, 127", async () => {
    const { code, stderr } = await workspace.executions.run("run", "--", "no-such-program-here");
    assert.equal(code, 127);
    assert.match(stderr, /no-such-program-here was not found on PATH/);
  });

  it("outside git says so in its record and runs", async () => {
    rmSync(workspace.repository.path(".git"), { recursive: true });
    assert.equal((await workspace.executions.run("run", "--", "true")).code, 0);
    const git = workspace.executions.readJson<{ repository: boolean; reason: string }>(
      workspace.executions.bundles()[0] ?? "",
      "metadata/git.json",
    );
    assert.deepEqual([git.repository, git.reason], [false, "Not in a git repository"]);
  });

  it("without git on the machine says so in its record and runs", async () => {
    workspace.repository.write("hello.sh", "echo hello\n");
    workspace.executions.method("hello", commandParameters("/bin/echo", "hello"));
    const { code, stdout } = await workspace.executions.start(["run", "hello"], { env: { PATH: "/nowhere" } })
      .ended;
    assert.deepEqual([code, stdout], [0, "hello\n"]);
    assert.match(
      workspace.executions.read(workspace.executions.bundles()[0] ?? "", "metadata/git.json"),
      /git was not found on PATH/,
    );
  });

  it("in a repository without a commit keeps what is there as the patch", async () => {
    workspace.repository.write("new.txt", "fresh\n");
    await workspace.executions.run("run", "--", "true");
    const id = workspace.executions.bundles()[0] ?? "";
    assert.match(workspace.executions.read(id, "metadata/git.json"), /"commit": null/);
    assert.match(workspace.executions.read(id, "metadata/changes.patch"), /^\+fresh$/m);
  });

  it("with a detached head has a commit and no branch", async () => {
    workspace.repository.write("a.txt", "a\n");
    workspace.repository.commit();
    workspace.repository.git("checkout", "--quiet", "--detach");
    await workspace.executions.run("run", "--", "true");
    const git = workspace.executions.readJson<{ commit: string; branch: null }>(
      workspace.executions.bundles()[0] ?? "",
      "metadata/git.json",
    );
    assert.match(git.commit, /^[0-9a-f]{40}$/);
    assert.equal(git.branch, null);
  });

  it("in a folder that may not be written to: exit 3, what to do, nothing half-made", async function () {
    if (process.getuid?.() === 0) this.skip();
    chmodSync(workspace.repository.root, 0o555);
    const { code, stderr, stdout } = await workspace.executions.run("run", "--", "echo", "hello");
    chmodSync(workspace.repository.root, 0o755);
    assert.deepEqual([code, stdout], [3, ""]);
    assert.match(stderr, /you may not write there; check the permissions/);
  });
});
