import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Artifact, ArtifactList } from "../../../../src/core/records";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { scriptParameters } from "../../../support/commandLine";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

describe("the outputs of a run", () => {
  const workspace = new RepositoryWorkspace();

  it("that it wrote in the workspace are kept, ignored by git or not, also when the next run overwrites them", async () => {
    workspace.repository.write(".gitignore", "results/\n");
    workspace.repository.write("untouched.txt", "untouched");
    shell('mkdir -p results; echo "$1" > results/model.txt; echo "$1" > note.txt');
    const [first, second] = [await run("one"), await run("two")];
    for (const [{ id, path }, content] of [
      [first, "one\n"],
      [second, "two\n"],
    ] as const) {
      const observed = outputs(id).filter(({ known }) => known === "observed");
      assert.deepEqual(observed.map(({ name }) => name).sort(), ["note.txt", "results/model.txt"]);
      for (const artifact of observed) {
        assert.equal(artifact.uri, `outputs/workspace/${artifact.name}`);
        assert.equal(artifact.source, artifact.name);
        assert.equal(readFileSync(join(path, artifact.uri), "utf8"), content);
        assert.equal(artifact.sha256, sha256(content));
        assert.equal(artifact.alongside, undefined);
      }
      const verified = await workspace.executions.json<{ ok: boolean }>("verify", id);
      assert.ok(verified.value.ok);
    }
  });

  it("do not hold what tools keep for themselves, nor where its own streams go", async () => {
    const folders = [
      ".git",
      "node_modules/x",
      ".venv",
      "deep/__pycache__",
      ".cache",
      ".mypy_cache",
      "own-env",
    ];
    shell(
      [
        ...folders.map((folder) => `mkdir -p ${folder}; echo x > ${folder}/file`),
        "echo home > own-env/pyvenv.cfg; echo x > kept.txt; ln -s kept.txt link; mkfifo fifo; mkdir empty",
      ].join("\n"),
    );
    const { id } = await run();
    assert.deepEqual(names(id, "observed"), ["kept.txt"]);
  });

  it("that match `collect` are kept, those of before it too, with a word about them", async () => {
    workspace.repository.write("results/old.csv", "old");
    workspace.executions.method("shell", {
      additionalParameters: {
        parameters: [
          {
            name: "execute-script",
            value: ["mkdir -p results/deep; echo 1 > results/deep/new.csv; echo 2 > results/x.txt"],
          },
          { name: "collect", value: ["results/**/*.{csv,tsv}", "../outside/*", "none/*.txt"] },
        ],
      },
    });
    const { id } = await run();
    assert.deepEqual(names(id, "collected"), ["results/deep/new.csv", "results/old.csv"]);
    assert.deepEqual(names(id, "observed"), ["results/x.txt"]);
    const told = warnings(id);
    for (const part of [
      "results/old.csv matches collect, and was not written",
      "collect ../outside/*: that is no pattern",
      "collect none/*.txt: no file",
    ])
      assert.ok(
        told.some((message) => message.includes(part)),
        `${part} in ${told.join("\n")}`,
      );
  });

  it("that the script registered are copied under the names that it gave, from anywhere, folders too", async () => {
    const outside = workspace.repository.beside("outside");
    shell(`mkdir -p data/images ${outside}
echo best > best.pt; echo far > ${outside}/far.txt; echo in > data/images/a.png; echo raw > raw.bin
mkdir -p "$EXECUTION_OUTPUTS/set"; echo m > "$EXECUTION_OUTPUTS/set/m.txt"; echo own > "$EXECUTION_OUTPUTS/own.txt"
say() { printf '%s\\n' "$1" >> "$EXECUTION_EVENTS"; }
say '{"type":"artifact","role":"output","path":"best.pt","name":"models/final.pt","artifactType":"Weights","copy":true}'
say '{"type":"artifact","role":"output","path":"${outside}/far.txt","name":"../../escape.txt"}'
say '{"type":"artifact","role":"output","path":"data/images","name":"pictures"}'
say '{"type":"artifact","role":"output","path":"raw.bin","copy":false}'
say '{"type":"artifact","role":"output","path":"set","artifactType":"Dataset","name":"my set"}'
say '{"type":"artifact","role":"output","path":"own.txt","name":"mine"}'
say '{"type":"artifact","role":"output","path":"gone.txt"}'
say '{"type":"artifact","role":"output","path":"/"}'
say '{"type":"artifact","role":"output","path":"/dev/zero"}'`);
    const { id, path } = await run();
    const registered = new Map(
      outputs(id).flatMap((artifact) => (artifact.known === "registered" ? [[artifact.name, artifact]] : [])),
    );
    assert.deepEqual([...registered.keys()].sort(), [
      "../../escape.txt",
      "mine",
      "models/final.pt",
      "my set",
      "pictures",
      "raw.bin",
    ]);
    const told = (name: string): Partial<Artifact> => {
      const { uri = "", type = "", source } = registered.get(name) ?? {};
      return { uri, type, ...(source === undefined ? {} : { source }) };
    };
    assert.deepEqual(told("models/final.pt"), {
      uri: "outputs/models/final.pt",
      type: "Weights",
      source: "best.pt",
    });
    assert.deepEqual(told("../../escape.txt"), {
      uri: "outputs/far.txt",
      type: "Text",
      source: `${outside}/far.txt`,
    });
    assert.deepEqual(told("pictures"), { uri: "outputs/pictures", type: "Dataset", source: "data/images" });
    assert.equal(readFileSync(join(path, "outputs/pictures/a.png"), "utf8"), "in\n");
    assert.deepEqual(told("my set"), { uri: "outputs/set", type: "Dataset" });
    assert.deepEqual(told("raw.bin"), { uri: "raw.bin", type: "File" });
    assert.equal(registered.get("raw.bin")?.sha256, sha256("raw\n"));
    assert.ok(!existsSync(join(path, "outputs/raw.bin")));
    assert.deepEqual(names(id, "observed"), []);
    const warned = warnings(id).join("\n");
    for (const part of [
      "gone.txt, which the script registered, was left out: it is not there",
      "it holds the execution itself",
      "/dev/zero",
    ])
      assert.ok(warned.includes(part), `${part} in ${warned}`);
  });

  it("that are too large to copy are recorded by hash, with the reason", async () => {
    shell("head -c 700000 /dev/zero > a.bin; head -c 700000 /dev/zero > b.bin; echo small > c.txt");
    const { id, path } = await run([], {
      EXECUTIONS_SETTINGS: JSON.stringify({ "outputs.observedLimit": 1 }),
    });
    const observed = new Map(outputs(id).map((artifact) => [artifact.name, artifact]));
    const [one, other] = [observed.get("a.bin"), observed.get("b.bin")];
    const copied = [one, other].filter((artifact) => artifact?.uri.startsWith("outputs/") === true);
    assert.equal(copied.length, 1);
    const left = [one, other].find((artifact) => artifact?.uri.startsWith("outputs/") === false);
    assert.match(left?.reason ?? "", /not copied: .* up to 1 MB in all/);
    assert.equal(left?.sha256, sha256("\0".repeat(700_000)));
    assert.equal(readFileSync(join(path, observed.get("c.txt")?.uri ?? ""), "utf8"), "small\n");
  });

  it("of two runs at once say that either may have written them", async () => {
    shell(`touch ready-$1; while [ ! -e go ]; do sleep 0.05; done; echo $1 > $1.txt`);
    const running = ["one", "two"].map((name) =>
      workspace.executions.start(["run", "shell", "--json", "--", name]),
    );
    while (!["ready-one", "ready-two"].every((name) => existsSync(workspace.repository.path(name))))
      await new Promise((resolve) => setTimeout(resolve, 20));
    workspace.repository.write("go", "");
    const [one, two] = await Promise.all(
      running.map(async ({ ended }) => JSON.parse((await ended).stdout) as ExecutionSummary),
    );
    assert.ok(one !== undefined && two !== undefined);
    for (const [mine, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const observed = outputs(mine.id).filter(({ known }) => known === "observed");
      assert.ok(observed.length >= 2);
      for (const { alongside } of observed) assert.deepEqual(alongside, [other.id]);
    }
  });

  it("keep names that are no UTF-8, in the outputs and in the workspace, and say so", async () => {
    shell(`printf a > "$EXECUTION_OUTPUTS/$(printf 'caf\\351.txt')"; mkdir "$EXECUTION_OUTPUTS/$(printf 'd\\377')"
printf b > "$EXECUTION_OUTPUTS/$(printf 'd\\377')/b.txt"; printf c > "$(printf 'na\\357ve \\303\\274.txt')"`);
    const { id, path } = await run();
    const found = new Map(outputs(id).map(({ name, uri, sha256: hash }) => [name, { uri, hash }]));
    for (const [name, uri, content] of [
      ["caf%E9.txt", "outputs/caf%E9.txt", "a"],
      ["d%FF/b.txt", "outputs/d%FF/b.txt", "b"],
      ["na%EFve ü.txt", "outputs/workspace/na%EFve ü.txt", "c"],
    ] as const) {
      assert.deepEqual(found.get(name), { uri, hash: sha256(content) });
      assert.equal(readFileSync(join(path, uri), "utf8"), content);
    }
    assert.ok(warnings(id).some((message) => message.includes("caf%E9.txt was not valid UTF-8")));
    const verified = await workspace.executions.json<{ ok: boolean }>("verify", id);
    assert.ok(verified.value.ok);
  });

  it("stay sparse", async () => {
    shell("truncate -s 200M sparse.img; printf end >> sparse.img");
    const { id, path } = await run();
    const [sparse] = outputs(id).filter(({ name }) => name === "sparse.img");
    const stats = statSync(join(path, sparse?.uri ?? ""));
    assert.equal(stats.size, 200 * 1024 * 1024 + 3);
    assert.ok(stats.blocks * 512 < 4 * 1024 * 1024, `${stats.blocks} blocks`);
    const hash = createHash("sha256")
      .update(Buffer.alloc(200 * 1024 * 1024))
      .update("end")
      .digest("hex");
    assert.equal(sparse?.sha256, hash);
  });

  it("hold neither what vanished nor what cannot be a file's content, and the run ends well", async () => {
    shell(`cd "$EXECUTION_OUTPUTS"; mkfifo fifo; ln -s /etc/hostname link; echo x > x; rm x; echo kept > kept
n=$(printf 'x%.0s' $(seq 250)); d=.; for i in 1 2 3 4 5 6 7 8 9 10; do mkdir "$d/$n"; d="$d/$n"; done; echo deep > "$d/deep.txt"`);
    const { id, state } = await run();
    assert.equal(state, "COMPLETED");
    assert.deepEqual(
      names(id, "outputs").map((name) => name.slice(-8)),
      ["kept", "derr.log", "dout.log", "deep.txt"],
    );
    assert.ok(warnings(id).some((message) => message.startsWith("the output fifo was left out")));
  });

  it("do not write over what the script put where copies go", async () => {
    shell(
      'mkdir "$EXECUTION_OUTPUTS/workspace"; echo mine > "$EXECUTION_OUTPUTS/workspace/a.txt"; echo other > a.txt',
    );
    const { id, path } = await run();
    assert.equal(readFileSync(join(path, "outputs/workspace/a.txt"), "utf8"), "mine\n");
    const [observed] = outputs(id).filter(({ known }) => known === "observed");
    assert.equal(readFileSync(join(path, observed?.uri ?? ""), "utf8"), "other\n");
  });

  function shell(script: string): void {
    workspace.executions.method("shell", scriptParameters({ "execute-script": script }));
  }

  async function run(
    args: string | readonly string[] = [],
    env: Record<string, string> = {},
  ): Promise<ExecutionSummary> {
    const list = typeof args === "string" ? [args] : args;
    const running = workspace.executions.start(["run", "shell", "--json", "--", ...list], { env });
    const { code, stdout, stderr } = await running.ended;
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout) as ExecutionSummary;
  }

  function outputs(id: string): Artifact[] {
    const list = workspace.executions.readJson<ArtifactList>(id, "metadata/artifacts.json");
    return list.artifacts.filter(({ direction }) => direction === "output");
  }

  function names(id: string, known: string): string[] {
    return outputs(id)
      .flatMap((artifact) => (artifact.known === known ? [artifact.name] : []))
      .sort();
  }

  function warnings(id: string): string[] {
    const lines = workspace.executions.read(id, "metadata/events.ndjson").trim().split("\n");
    const events = lines.map((line) => JSON.parse(line) as { type: string; message?: string });
    return events.flatMap(({ type, message = "" }) => (type === "warning" ? [message] : []));
  }
});

function sha256(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}
