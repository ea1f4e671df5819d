import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeJsonIn } from "../../../src/bundle/atomicWrite";
import { workspaceLayout, type WorkspaceLayout } from "../../../src/bundle/layout";
import { scriptRole } from "../../../src/core/inputContent";
import type { Artifact, GitState } from "../../../src/core/records";
import { versionOf } from "../../../src/runner/inputs/watchedInputs";
import { readLastRun, writeLastRun, type KnownInput } from "../../../src/runner/lastRun";
import { repositoryRoot } from "../../support/repositoryRoot";
import { RepositoryWorkspace } from "../../support/repositoryWorkspace";
import { SecretRun } from "../../support/secretRun";

describe("what a run remembers for the next one", () => {
  const workspace = new RepositoryWorkspace();
  let asked: string;

  /** The path of a folder with a git that notes what it is asked. */
  const listeningGit = (): string => {
    asked = workspace.repository.beside("asked.txt");
    const script = `#!/bin/sh\necho "$*" >> '${asked}'\nPATH="\${PATH#*:}" exec git "$@"\n`;
    writeFileSync(workspace.repository.beside("git"), script, { mode: 0o755 });
    return workspace.repository.beside("");
  };
  /** Runs a program; what was recorded of the code, and how often git was asked for a commit. */
  const run = async (): Promise<{ state: GitState; questions: number }> => {
    const PATH = `${listeningGit()}:${process.env["PATH"] ?? ""}`;
    rmSync(asked, { force: true });
    const before = new Set(workspace.executions.bundles());
    const { code, stderr } = await workspace.executions.start(["run", "--", "true"], { env: { PATH } }).ended;
    assert.equal(code, 0, stderr);
    const id = workspace.executions.bundles().find((bundle) => !before.has(bundle)) ?? "";
    const questions = readFileSync(asked, "utf8").split("\n");
    return {
      state: workspace.executions.readJson<GitState>(id, "metadata/git.json"),
      questions: questions.filter((line) => / log -1 /.test(line)).length,
    };
  };
  const { cache } = workspaceLayout("");

  describe("of the commit", () => {
    it("is not asked for again while it is checked out, and told alike", async () => {
      const commit = workspace.repository.commit("Train longer\n\nTwice: ünïcode");
      const first = await run();
      assert.deepEqual([first.state.commit, first.questions], [commit, 1]);
      const second = await run();
      assert.deepEqual(second, { state: first.state, questions: 0 });
    });

    it("is asked for anew where another one is checked out, or none is", async () => {
      workspace.repository.commit("One");
      await run();
      const other = workspace.repository.commit("Two");
      const { state, questions } = await run();
      assert.deepEqual([state.commit, state.message, questions], [other, "Two", 1]);
      workspace.repository.git("checkout", "--quiet", "--orphan", "empty");
      const orphan = await run();
      assert.deepEqual([orphan.state.commit, orphan.state.message], [null, null]);
    });

    it("is the one of the status, though another one was checked out when git was asked for it", async () => {
      const commit = workspace.repository.commit("One");
      workspace.repository.git("branch", "one");
      workspace.repository.commit("Two");
      // git log sees the commit after this one, git status this one.
      workspace.repository.git("checkout", "--quiet", "one");
      const folder = workspace.repository.beside("switching");
      mkdirSync(folder);
      const script = `#!/bin/sh
        PATH="\${PATH#*:}"
        case "$*" in
          *" log -1 "*[0-9a-f]) ;;
          *" log -1 "*) set -- "$@" main ;;
        esac
        exec git "$@"\n`;
      writeFileSync(join(folder, "git"), script, { mode: 0o755 });
      const PATH = `${folder}:${process.env["PATH"] ?? ""}`;
      const { code, stderr } = await workspace.executions.start(["run", "--", "true"], { env: { PATH } })
        .ended;
      assert.equal(code, 0, stderr);
      const [id = ""] = workspace.executions.bundles();
      const state = workspace.executions.readJson<GitState>(id, "metadata/git.json");
      assert.deepEqual([state.commit, state.message], [commit, "One"]);
    });

    it("is asked for anew where what is remembered is damaged", async () => {
      const commit = workspace.repository.commit("One");
      const file = workspace.repository.path(cache, "lastRun.json");
      for (const damaged of [
        "{",
        "[]",
        JSON.stringify({ commit }),
        JSON.stringify({ commit: { commit, author: "Ada" } }),
        JSON.stringify({ commit: { commit, author: "", email: "", message: "", date: "yesterday" } }),
      ]) {
        await run();
        writeFileSync(file, damaged);
        const { state, questions } = await run();
        assert.deepEqual([state.message, questions], ["One", 1], damaged);
      }
    });
  });

  describe("of its small input files", () => {
    const anHourAgo = new Date(Date.now() - 3_600_000);
    /** What was recorded of the script. */
    const recorded = async (): Promise<string | null | undefined> => {
      const before = new Set(workspace.executions.bundles());
      assert.equal((await workspace.executions.run("run", "train.mjs")).code, 0);
      const id = workspace.executions.bundles().find((bundle) => !before.has(bundle)) ?? "";
      const { artifacts } = workspace.executions.readJson<{ readonly artifacts: readonly Artifact[] }>(
        id,
        "metadata/artifacts.json",
      );
      return artifacts.find(({ role }) => role === scriptRole)?.sha256;
    };
    const layout = (): WorkspaceLayout => workspaceLayout(workspace.repository.root);
    const script = (): string => workspace.repository.path("train.mjs");
    const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
    const known = (): KnownInput => ({
      path: script(),
      version: versionOf(script()),
      sha256: sha256("told by the run before"),
    });

    beforeEach(() => {
      workspace.repository.write("train.mjs", "1;\n");
      workspace.repository.commit("One");
    });

    it("is believed while the file is the same, to the nanosecond", async () => {
      assert.equal(await recorded(), sha256("1;\n"));
      utimesSync(script(), anHourAgo, anHourAgo);
      writeLastRun(layout(), { repository: false, reason: "" }, [known()]);
      assert.equal(await recorded(), sha256("told by the run before"));
      // Neither its size nor the time that can be set differ.
      writeFileSync(script(), "2;\n");
      utimesSync(script(), anHourAgo, anHourAgo);
      assert.equal(await recorded(), sha256("2;\n"));
    });

    it("is kept of a file that has not changed for a while", async () => {
      const old = join(repositoryRoot(), "package.json");
      const { code, stderr } = await workspace.executions.run("run", "train.mjs", "--", old);
      assert.equal(code, 0, stderr);
      const expected = { path: old, version: versionOf(old), sha256: sha256(readFileSync(old, "utf8")) };
      assert.deepEqual(readLastRun(layout()).inputs, [expected]);
    });

    it("is nothing where the file was written just before: it could change without telling", async () => {
      assert.equal(await recorded(), sha256("1;\n"));
      assert.deepEqual(readLastRun(layout()).inputs, []);
    });

    it("is nothing that is damaged", async () => {
      assert.equal(await recorded(), sha256("1;\n"));
      for (const damaged of [{ ...known(), sha256: "0" }, { ...known(), version: "-1 2 3 4" }, "train.mjs"]) {
        writeJsonIn(layout().cache, "lastRun.json", { commit: null, inputs: [damaged] });
        assert.equal(await recorded(), sha256("1;\n"));
      }
    });
  });

  it("is not kept of a run with secrets: its message may hold one", async () => {
    workspace.repository.commit("One");
    workspace.executions.method("quiet", {
      inputs: { token: { schema: { type: "string", format: "secret" } } },
      additionalParameters: { parameters: [{ name: "command", value: ["true"] }] },
    });
    const secrets = JSON.stringify({ token: "correct horse battery" });
    const { ended } = new SecretRun(workspace.executions, ["run", "quiet", "--secrets-stdin"], secrets);
    assert.equal((await ended).code, 0);
    assert.ok(!existsSync(workspace.repository.path(cache, "lastRun.json")));
  });
});
