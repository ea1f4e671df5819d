import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  commands,
  languages,
  Position,
  Uri,
  window,
  workspace,
  type CompletionList,
  type Diagnostic,
  type TextDocument,
} from "vscode";
import { activeExtension } from "../../support/liveTree";

const wrongMethod = '{\n  "id": 5,\n  "version": "1.0.0"\n}\n';

describe("our own JSON files in an editor", () => {
  let path: string;
  let document: TextDocument;

  before(async () => {
    await activeExtension();
    const [folder] = workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const methods = join(folder.uri.fsPath, ".executions", "methods");
    mkdirSync(methods, { recursive: true });
    path = join(methods, "wrong.json");
    writeFileSync(path, wrongMethod);
    document = await workspace.openTextDocument(Uri.file(path));
    // Only what is shown is checked.
    await window.showTextDocument(document);
  });

  after(async () => {
    await commands.executeCommand("workbench.action.closeActiveEditor");
    rmSync(path);
  });

  it("are checked by the schema of their kind", async () => {
    const faults = await diagnosticsOf(document, (all) => all.length > 0);
    const [first] = faults.filter(({ range }) => range.start.line === 1);
    assert.match(first?.message ?? "", /Incorrect type\. Expected "string"/);
  });

  it("offer the names that belong there", async () => {
    const { items } = await commands.executeCommand<CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      new Position(2, 2),
    );
    const offered = items.map(({ label }) => (typeof label === "string" ? label : label.label));
    assert.deepEqual(
      ["title", "inputs", "outputs"].filter((name) => !offered.includes(name)),
      [],
    );
    assert.ok(!offered.includes("id"), "what stands there already is not offered");
  });
});

/** What is reported of a document, as soon as it is as awaited. */
async function diagnosticsOf(
  { uri }: TextDocument,
  isAwaited: (diagnostics: readonly Diagnostic[]) => boolean,
): Promise<readonly Diagnostic[]> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const diagnostics = languages.getDiagnostics(uri);
      if (!isAwaited(diagnostics)) return false;
      resolve(diagnostics);
      return true;
    };
    if (look()) return;
    const listener = languages.onDidChangeDiagnostics(() => {
      if (look()) listener.dispose();
    });
  });
}
