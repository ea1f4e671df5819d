import assert from "node:assert/strict";
import { ConfigurationTarget, workspace, type Uri } from "vscode";
import { parseAlertRule } from "../../../src/core/alerts/alertRule";
import { isQuiet, setQuiet } from "../../../src/host/alerts/quietMode";
import { deleteRule, ruleSettings, saveRule } from "../../../src/host/alerts/ruleSettings";

function folders(): readonly [Uri, Uri] {
  const [first, second] = workspace.workspaceFolders ?? [];
  assert.ok(first !== undefined && second !== undefined);
  return [first.uri, second.uri];
}

const titlesIn = (folder: Uri): (string | null)[] => ruleSettings(folder).rules.map(({ rule }) => rule.title);

describe("the settings of alerts in a window with several folders", () => {
  const parsed = parseAlertRule({ when: "failed", title: "mine" });
  const target = ConfigurationTarget.WorkspaceFolder;

  it("hold a rule in the one folder that it was moved to", async () => {
    const [first, second] = folders();
    assert.ok(parsed.ok);
    await saveRule(parsed.rule, { target, folder: first });
    const [before] = ruleSettings(first).rules;
    assert.deepEqual([titlesIn(first), titlesIn(second)], [["mine"], []]);
    await saveRule(parsed.rule, { target, folder: second }, before);
    assert.deepEqual([titlesIn(first), titlesIn(second)], [[], ["mine"]]);
    const [moved] = ruleSettings(second).rules;
    assert.ok(moved !== undefined);
    await deleteRule(moved);
    assert.deepEqual(titlesIn(second), []);
  });

  it("turn quiet mode on and off in each folder where its value stands", async () => {
    const [first, second] = folders();
    const own = workspace.getConfiguration("executions", second);
    await own.update("alerts.quiet", false, target);
    await setQuiet([first, second], true);
    assert.deepEqual([isQuiet(first), isQuiet(second)], [true, true]);
    const set = workspace.getConfiguration("executions", second).inspect<boolean>("alerts.quiet");
    assert.deepEqual([set?.globalValue, set?.workspaceFolderValue], [true, true]);
    await setQuiet([first, second], false);
    assert.deepEqual([isQuiet(first), isQuiet(second)], [false, false]);
    await own.update("alerts.quiet", undefined, target);
    await workspace
      .getConfiguration("executions")
      .update("alerts.quiet", undefined, ConfigurationTarget.Global);
  });
});
