import assert from "node:assert/strict";
import { join } from "node:path";
import { workspaceLayout, type WorkspaceLayout } from "../../../../src/bundle/layout";
import { findMethod, findMethodForScript, readMethods } from "../../../../src/bundle/methods/readMethods";
import { removeFolder, temporaryFolder, writeTree } from "../../../support/zipSample";

describe("the methods folder of a workspace", () => {
  let folder = "";
  let layout: WorkspaceLayout;
  const write = (name: string, id: string, script?: string): void =>
    writeTree(layout.methods, {
      [name]: JSON.stringify({
        id,
        version: "1.0.0",
        ...(script === undefined ? {} : { metadata: [{ role: "script", href: script }] }),
        inputs: {},
        outputs: {},
        additionalParameters: { parameters: [{ name: "command", value: ["true"] }] },
      }),
    });
  const idOfScript = (path: string): string | undefined => findMethodForScript(layout, path)?.id;

  beforeEach(() => {
    folder = temporaryFolder();
    layout = workspaceLayout(folder);
  });
  afterEach(() => removeFolder(folder));

  it("is empty where there is none", () => {
    assert.deepEqual(readMethods(layout), { methods: [], problems: [] });
    assert.throws(() => findMethod(layout, "train"), /there is no method train .* See executions methods\.$/);
  });

  it("gives its descriptors with their files, and what is wrong with the others", () => {
    write("b.json", "b");
    write("a.json", "a");
    writeTree(layout.methods, { "broken.json": "{", "list.json": "[]", ".hidden.json": "{", "read.me": "" });
    const { methods, problems } = readMethods(layout);
    assert.deepEqual(
      methods.map(({ method, file }) => [method.id, file]),
      [
        ["a", join(layout.methods, "a.json")],
        ["b", join(layout.methods, "b.json")],
      ],
    );
    assert.deepEqual(
      problems.map(({ file }) => file),
      [join(layout.methods, "broken.json"), join(layout.methods, "list.json")],
    );
    assert.match(problems[0]?.reasons[0] ?? "", /^not JSON/);
  });

  it("gives a method by its id, whatever its file is called", () => {
    write("renamed.json", "train");
    assert.equal(findMethod(layout, "train").id, "train");
    assert.throws(() => findMethod(layout, "renamed"), /there is no method renamed/);
    assert.throws(() => findMethod(layout, "../methods/renamed"), /there is no method/);
  });

  it("says of two files with one id which one does not count", () => {
    write("a-copy.json", "train");
    write("train.json", "train");
    const { methods, problems } = readMethods(layout);
    assert.deepEqual(
      methods.map(({ file }) => file),
      [join(layout.methods, "train.json")],
    );
    assert.deepEqual(problems, [
      {
        file: join(layout.methods, "a-copy.json"),
        reasons: [`its id train is that of ${join(layout.methods, "train.json")} already`],
      },
    ]);
  });

  it("says what is damaged when a method is not found: it may be that", () => {
    writeTree(layout.methods, { "old.json": "{" });
    assert.throws(
      () => findMethod(layout, "train"),
      /there is no method train .*old\.json is not a method: not JSON/,
    );
    assert.throws(
      () => findMethod(layout, "old"),
      /^HumanError: .*old\.json is not a method: not JSON.* Correct the file\.$/,
    );
  });

  it("gives the saved method of a script, that named for it first", () => {
    write("any.json", "any", "scripts/train.py");
    write("scripts-train.json", "scripts-train", "./scripts/train.py");
    write("windows.json", "windows", "scripts\\score.py");
    assert.equal(idOfScript("scripts/train.py"), "scripts-train");
    assert.equal(idOfScript("scripts/score.py"), "windows");
    assert.equal(idOfScript("train.py"), undefined);
  });
});
