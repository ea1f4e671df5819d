import assert from "node:assert/strict";
import fc from "fast-check";
import { isOnNetwork, linkText, parseLink, type ExecutionLink } from "../../../src/core/executionLink";

/** What VS Code does with a link before the extension sees it: takes it apart and decodes its query once. */
function opened(text: string): ExecutionLink | null {
  const [, authority = "", path = "", query = ""] = /^[\w-]+:\/\/([^/]+)(\/[^?]*)\?(.*)$/.exec(text) ?? [];
  assert.equal(authority, "executions.executions");
  return parseLink(path, decodeURIComponent(query));
}

describe("a link to executions", () => {
  it("can be read by a person", () => {
    assert.equal(
      linkText("vscode", "executions.executions", {
        kind: "execution",
        workspace: "/home/ada/penguins",
        id: "train-20261120-101112-abcd",
      }),
      "vscode://executions.executions/execution?workspace=/home/ada/penguins&id=train-20261120-101112-abcd",
    );
    assert.equal(
      linkText("vscode", "executions.executions", {
        kind: "table",
        workspace: "/home/ada/penguins",
        query: "status:failed",
      }),
      "vscode://executions.executions/table?workspace=/home/ada/penguins&query=status:failed",
    );
  });

  it("leads to what it was made of, whatever stands in the query and the path", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 40 });
    const signs = fc.array(
      fc.constantFrom("&", "=", "%", "%26", "+", "#", "?", " ", '"', "/", "\\", "ä", "<"),
    );
    const any = fc.oneof(
      text,
      signs.map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(any, any, fc.boolean(), (folder, value, isTable) => {
        const workspace = `/${folder}`;
        const link: ExecutionLink = isTable
          ? { kind: "table", workspace, query: value }
          : { kind: "execution", workspace, id: `x${value}` };
        assert.deepEqual(opened(linkText("code-oss", "executions.executions", link)), link);
      }),
    );
  });

  it("that is none of ours leads nowhere", () => {
    const link = (path: string, query: string): unknown => parseLink(path, query);
    assert.equal(link("/run", "workspace=/a&id=x"), null);
    assert.equal(link("/execution", "workspace=/a"), null);
    assert.equal(link("/table", "query=status:failed"), null);
    assert.equal(link("/table", `workspace=/a&query=${"x".repeat(5000)}`), null);
    assert.equal(link("/execution/../table", "workspace=/a"), null);
    assert.deepEqual(link("/table", "workspace=/a&command=delete"), {
      kind: "table",
      workspace: "/a",
      query: "",
    });
  });

  it("is told apart where its folder lies on another machine", () => {
    for (const path of ["\\\\server\\share", "//server/share", "\\/server/share"])
      assert.equal(isOnNetwork(path), true, path);
    for (const path of ["/home/ada/penguins", "C:\\work", "c:/work"])
      assert.equal(isOnNetwork(path), false, path);
  });
});
