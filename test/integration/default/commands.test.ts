import assert from "node:assert/strict";
import { commands, extensions } from "vscode";
import { activeExtension } from "../../support/liveTree";

type MenuItem = { readonly command: string } | { readonly submenu: string };

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly submenus: readonly { readonly id: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
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
    const items: readonly MenuItem[] = [
      ...Object.values(contributes.menus).flat(),
      ...contributes.keybindings,
    ];
    assert.deepEqual(
      items.filter((item) => "command" in item && !declared.includes(item.command)),
      [],
    );
    const submenus = contributes.submenus.map(({ id }) => id);
    assert.deepEqual(
      submenus.filter((id) => contributes.menus[id] === undefined),
      [],
    );
    assert.deepEqual(
      items.filter((item) => "submenu" in item && !submenus.includes(item.submenu)),
      [],
    );
  });
});
