import assert from "node:assert/strict";
import { commands, extensions } from "vscode";
import { activeExtension } from "../../support/liveTree";

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly keybindings: readonly { readonly command: string }[];
  };
}

describe("the extension's commands", () => {
  it("are those of package.json, no more and no fewer", async () => {
    await activeExtension();
    const { contributes } = extensions.getExtension("executions.executions")?.packageJSON as Manifest;
    // VS Code adds commands of its own for each view: executions.methods.focus and the like.
    const own = (await commands.getCommands(true)).filter((id) => /^executions\.[a-zA-Z]+$/.test(id));
    const declared = contributes.commands.map(({ command }) => command);
    assert.deepEqual(own.sort(), [...declared].sort());
    const used = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
    assert.deepEqual(
      used.filter(({ command }) => !declared.includes(command)),
      [],
    );
  });
});
