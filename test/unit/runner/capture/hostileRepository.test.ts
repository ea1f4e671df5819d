import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { captureGit, type GitCapture } from "../../../../src/runner/capture/captureGit";
import { gitUser } from "../../../../src/runner/capture/gitUser";
import { GitRepository } from "../../../support/gitRepository";
import { textOf } from "./capturing";

/** Settings by which git runs a program (git-config(1), githooks(5), gitattributes(5)); `$` stands for the program. */
const programs: readonly (readonly [string, string])[] = [
  ["alias.config", "!$"],
  ["alias.diff", "!$"],
  ["alias.log", "!$"],
  ["alias.status", "!$"],
  ["browser.hostile.cmd", "$"],
  ["core.alternateRefsCommand", "$"],
  ["core.askPass", "$"],
  ["core.editor", "$"],
  ["core.fsmonitor", "$"],
  ["core.gitProxy", "$"],
  ["core.pager", "$"],
  ["core.sshCommand", "$"],
  ["credential.helper", "!$"],
  ["credential.https://example.org.helper", "!$"],
  ["diff.conv.textconv", "$"],
  ["diff.drv.command", "$"],
  ["diff.external", "$"],
  ["difftool.hostile.cmd", "$"],
  ["filter.smudge.smudge", "$"],
  ["gpg.program", "$"],
  ["gpg.ssh.defaultKeyCommand", "$"],
  ["gpg.ssh.program", "$"],
  ["gpg.x509.program", "$"],
  ["hook.hostile.command", "$"],
  ["interactive.diffFilter", "$"],
  ["man.hostile.cmd", "$"],
  ["merge.drv.driver", "$"],
  ["mergetool.hostile.cmd", "$"],
  ["pager.config", "$"],
  ["pager.diff", "$"],
  ["pager.log", "$"],
  ["pager.status", "$"],
  ["remote.origin.proxy", "$"],
  ["remote.origin.receivepack", "$"],
  ["remote.origin.uploadpack", "$"],
  ["remote.origin.url", "ext::$"],
  ["remote.origin.vcs", "hostile"],
  ["sendemail.smtpServer", "$"],
  ["sequence.editor", "$"],
  ["submodule.library.update", "!$"],
  ["trailer.hostile.cmd", "$"],
  ["trailer.hostile.command", "$"],
  ["uploadpack.packObjectsHook", "$"],
  ["url.ext::$.insteadOf", "https://example.org"],
];

/** Settings that make git reach for those programs. */
const reasons: readonly (readonly [string, string])[] = [
  ["commit.gpgSign", "true"],
  ["core.untrackedCache", "true"],
  ["diff.conv.cachetextconv", "true"],
  ["diff.submodule", "diff"],
  ["diff.tool", "hostile"],
  ["hook.hostile.event", "post-index-change"],
  ["log.showSignature", "true"],
  ["status.submoduleSummary", "true"],
  ["submodule.recurse", "true"],
  ["web.browser", "hostile"],
];

const hooks = [
  "fsmonitor-watchman",
  "post-index-change",
  "pre-auto-gc",
  "query-watchman",
  "reference-transaction",
];

/** Programs that an environment names: of a shell that git itself started, or that someone prepared. */
const variables = [
  "GIT_ASKPASS",
  "GIT_EDITOR",
  "GIT_EXTERNAL_DIFF",
  "GIT_PAGER",
  "GIT_SSH",
  "GIT_SSH_COMMAND",
  "PAGER",
  "SSH_ASKPASS",
];

describe("a hostile repository", () => {
  let repository: GitRepository;
  let planted: string[];

  beforeEach(() => {
    repository = GitRepository.create();
    planted = [];
    repository.write("a.txt", "1\n");
    repository.write("b.drv", "1\n");
    repository.write("c.smudge", "1\n");
    repository.write("kept.txt", "1\n");
    repository.write("plain.dat", "1\n");
    repository.write(".gitattributes", "*.txt diff=conv\n*.drv diff=drv merge=drv\n*.smudge filter=smudge\n");
    repository.commit();
    sign();
    repository.write("a.txt", "2\n");
    repository.write("b.drv", "2\n");
    repository.write("plain.dat", "2\n");
    repository.write("new.txt", "new\n");
    utimesSync(repository.path("kept.txt"), 1, 1);
  });

  afterEach(() => repository.remove());

  /** Puts a signature, of nobody, into the commit that is checked out. */
  function sign(): void {
    const signature =
      "gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQEzBAABCAAdFiEE\n -----END PGP SIGNATURE-----\n";
    const signed = repository.git("cat-file", "commit", "HEAD").replace("\n\n", `\n${signature}\n`);
    writeFileSync(repository.beside("signed"), signed);
    repository.git(
      "reset",
      "--soft",
      repository.git("hash-object", "-t", "commit", "-w", repository.beside("signed")).trim(),
    );
  }

  function plant(what: string): string {
    const name = what.replaceAll(/[^\w.-]/g, "_");
    planted.push(name);
    return repository.canary(name);
  }

  const settings = (): string[][] => [
    ...programs.map(([key, value]) => {
      const program = plant(key);
      return [key.replace("$", () => program), value.replace("$", () => program)];
    }),
    ...reasons.map((pair) => [...pair]),
  ];

  const ran = (): string[] => planted.filter((name) => existsSync(repository.beside(`${name}.ran`)));
  const forget = (): void => {
    for (const name of planted) rmSync(repository.beside(`${name}.ran`), { force: true });
  };

  /** Every file of `.git` with its content and time of change. */
  function state(folder = repository.path(".git")): string[] {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())
      .map(
        (path) =>
          `${path} ${statSync(path).mtimeMs} ${createHash("sha256").update(readFileSync(path)).digest("hex")}`,
      )
      .sort();
  }

  async function captureAll(environment: Record<string, string> = {}): Promise<GitCapture> {
    const all = { ...repository.environment, ...environment };
    const before = state();
    const capture = await captureGit({ workspace: repository.root, exclude: [], environment: all });
    await gitUser(repository.root, all);
    assert.deepEqual(state(), before, "the repository was changed");
    return capture;
  }

  function assertComplete({ record, patch }: GitCapture): void {
    assert.ok(record.repository, record.repository ? "" : record.reason);
    assert.deepEqual([record.dirty, record.untracked, record.omitted], [true, ["new.txt"], []]);
    for (const file of ["a.txt", "b.drv", "plain.dat", "new.txt"])
      assert.ok(textOf(patch).includes(`b/${file}`), file);
  }

  it("runs nothing by any setting, hook or attribute of its own", async () => {
    for (const hook of hooks)
      for (const folder of [".git/hooks", "hooks"])
        repository.write(`${folder}/${hook}`, readFileSync(plant(`${folder} ${hook}`)), 0o755);
    appendFileSync(repository.path(".git/info/exclude"), "/hooks/\n");
    for (const [key = "", value = ""] of settings()) repository.git("config", key, value);
    writeFileSync(repository.path(".git/info/attributes"), "c.smudge diff=drv\n");
    forget();
    assertComplete(await captureAll());
    assert.deepEqual(ran(), []);
    repository.git("config", "core.hooksPath", repository.path("hooks"));
    forget();
    assertComplete(await captureAll());
    assert.deepEqual(ran(), []);
    for (const command of [
      ["status"],
      ["diff", "HEAD"],
      ["diff", "--no-ext-diff", "--textconv", "HEAD"],
      ["log", "-1"],
    ])
      repository.git(...command);
    const expected = [
      "core.fsmonitor",
      "diff.conv.textconv",
      "diff.drv.command",
      "diff.external",
      "gpg.program",
      "hooks_post-index-change",
    ];
    assert.deepEqual(
      ran()
        .filter((name) => expected.includes(name))
        .sort(),
      expected,
      "the traps are none",
    );
  });

  it("runs nothing by what it includes, or by the settings of a worktree", async () => {
    const included = repository.beside("included");
    for (const [key = "", value = ""] of settings()) repository.git("config", "--file", included, key, value);
    repository.git("config", "include.path", included);
    repository.git("config", `includeIf.gitdir:${repository.root}/.path`, included);
    forget();
    assertComplete(await captureAll());
    repository.git("config", "extensions.worktreeConfig", "true");
    writeFileSync(repository.path(".git/config.worktree"), readFileSync(included));
    writeFileSync(repository.beside("attributes"), "*.txt diff=drv\n");
    repository.git("config", "core.attributesFile", repository.beside("attributes"));
    forget();
    assertComplete(await captureAll());
    assert.deepEqual(ran(), []);
  });

  it("runs and writes nothing by the variables around it", async () => {
    const named = Object.fromEntries(variables.map((name) => [name, plant(name)]));
    const hostile = repository.beside("exec");
    const written = ["GIT_TRACE", "GIT_TRACE_SETUP", "GIT_TRACE2", "GIT_TRACE2_EVENT", "GIT_TRACE2_PERF"].map(
      (name) => [name, repository.beside(`${name}.trace`)] as const,
    );
    forget();
    const capture = await captureAll({
      ...named,
      ...Object.fromEntries(written),
      GIT_EXEC_PATH: hostile,
      GIT_DIR: hostile,
      GIT_INDEX_FILE: hostile,
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: "core.fsmonitor",
      GIT_CONFIG_VALUE_0: plant("GIT_CONFIG_COUNT"),
      GIT_CONFIG_PARAMETERS: `'core.fsmonitor'='${plant("GIT_CONFIG_PARAMETERS")}'`,
    });
    assertComplete(capture);
    assert.deepEqual(ran(), []);
    assert.deepEqual(
      written.filter(([, path]) => existsSync(path)),
      [],
    );
  });

  it("writes no traces where its configuration asks for them", async () => {
    const targets = ["normalTarget", "perfTarget", "eventTarget"].map(
      (name) => [name, repository.beside(name)] as const,
    );
    for (const [name, path] of targets) repository.git("config", `trace2.${name}`, path);
    for (const [, path] of targets) rmSync(path, { force: true });
    assertComplete(await captureAll());
    assert.deepEqual(
      targets.filter(([, path]) => existsSync(path)),
      [],
    );
  });

  it("fetches nothing that a promisor keeps from it, whatever its remote runs", async () => {
    const blob = repository.git("rev-parse", "HEAD:b.drv").trim();
    repository.git("config", "core.repositoryFormatVersion", "1");
    repository.git("config", "extensions.partialClone", "origin");
    repository.git("config", "remote.origin.promisor", "true");
    repository.git("config", "remote.origin.url", `ext::${plant("ext")}`);
    repository.git("config", "protocol.ext.allow", "always");
    rmSync(repository.path(".git/objects", blob.slice(0, 2), blob.slice(2)));
    const { record } = await captureAll();
    assert.ok(record.repository && record.dirty);
    assert.match(record.omitted[0]?.reason ?? "", /could not compare/);
    assert.deepEqual(ran(), []);
    assert.throws(() => repository.git("cat-file", "blob", blob));
    assert.deepEqual(ran(), ["ext"], "the trap is none");
  });

  it("does not end the comparison by settings that cannot be followed", async () => {
    repository.git("config", "diff.orderFile", repository.beside("not-there"));
    assertComplete(await captureAll());
  });
});
