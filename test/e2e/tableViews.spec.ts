import assert from "node:assert/strict";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SavedView } from "../../src/core/savedView";
import { describeWorkbench } from "../support/describeWorkbench";
import { press, until } from "../support/press";
import { TablePage } from "../support/tablePage";

describeWorkbench(
  "saved views on the Executions page",
  { size: { width: 1400, height: 900 } },
  (workbench) => {
    let table: TablePage;
    let [good, bad] = ["", ""];
    const file = (): string => join(workbench().workspace?.folder ?? "", ".executions", "views.json");
    const shared = (): readonly SavedView[] =>
      (JSON.parse(readFileSync(file(), "utf8")) as { views: SavedView[] }).views;
    const button = () => table.frame.locator('[data-menu="views"]');
    const verb = async (name: string): Promise<void> => {
      await table.openViews();
      await press(table.frame.locator(`.menu [data-verb="${name}"]`));
    };

    before("run two, of which one fails", async function () {
      this.timeout(90_000);
      const commandLine = workbench().commandLine();
      await commandLine.run("run", "train", "--input", "delay=0", "--name", "good");
      good = workbench().bundles().only();
      await commandLine.run("run", "train", "--input", "standardize=false", "--name", "bad");
      const ids = workbench().bundles().ids();
      bad = ids.find((id) => id !== good) ?? "";
      await workbench().openContainer("Executions");
      await workbench().runCommand("Executions: Open Executions Page");
      table = new TablePage(await workbench().webview("Executions"));
      await table.waitForIds([bad, good]);
    });

    it("keep query, columns, order and group for the team", async () => {
      await table.query("status:failed");
      await table.waitForIds([bad]);
      await table.chooseOfHead("commit", "Hide");
      await table.head("commit").waitFor({ state: "detached" });
      await table.chooseOfHead("method", "Sort Ascending");
      await verb("save");
      await workbench().quickInput.pick("For the Team");
      await workbench().quickInput.waitForTitle("Save View");
      await workbench().quickInput.type("Broken");
      await workbench().quickInput.accept();
      await workbench().quickInput.waitUntilClosed();
      await button().getByText("Broken").waitFor();
      const [view] = shared();
      assert.ok(view);
      assert.deepEqual([view.name, view.query, view.sort], ["Broken", "status:failed", ["method"]]);
      assert.ok(view.columns?.includes("input:epochs") || view.columns?.includes("duration"));
      assert.ok(!view.columns?.includes("commit"));
    });

    it("bring the table back to what they say, and all executions by their own entry", async () => {
      await table.openViews();
      await press(table.frame.getByRole("option", { name: "All executions" }));
      await table.waitForIds([bad, good]);
      await table.openMenu("columns");
      await press(table.frame.locator('[data-foot="reset"]'));
      await table.head("commit").waitFor();
      await table.openViews();
      await workbench().screenshot("table-views");
      await press(table.frame.getByRole("option", { name: "Broken" }));
      await table.waitForIds([bad]);
      await table.head("commit").waitFor({ state: "detached" });
      await table.frame.locator('.head[data-column="method"][aria-sort="ascending"]').waitFor();
    });

    it("say when something else is shown, and take it up", async () => {
      await table.query("status:failed name:bad");
      await button().getByText("changed").waitFor();
      await verb("update");
      await until(async () => {
        await button().waitFor();
        return shared()[0]?.query === "status:failed name:bad";
      }, "The view was not updated.");
      await button().getByText("changed").waitFor({ state: "detached" });
    });

    it("follow the team's file", async () => {
      const views = [...shared(), { name: "From git", query: "name:good" }];
      // Nobody reads half of it.
      writeFileSync(`${file()}.new`, JSON.stringify({ version: 1, views }));
      renameSync(`${file()}.new`, file());
      await until(async () => {
        await table.openViews();
        const found = await table.frame.getByRole("option", { name: "From git" }).count();
        await table.frame.locator(".menu .find").press("Escape");
        return found === 1;
      }, "The view of the file is not there.");
      await table.openViews();
      await press(table.frame.getByRole("option", { name: "From git" }));
      await table.waitForIds([good]);
    });

    it("are renamed and deleted, and come back by Undo", async () => {
      await verb("rename");
      await workbench().quickInput.waitForTitle("Rename View");
      await workbench().quickInput.type("The good one");
      await workbench().quickInput.accept();
      await workbench().quickInput.waitUntilClosed();
      await button().getByText("The good one").waitFor();
      assert.deepEqual(
        shared()
          .map(({ name }) => name)
          .sort(),
        ["Broken", "The good one"],
      );
      await verb("delete");
      await workbench().notifications.waitFor("Deleted the view The good one.");
      await button().getByText("All executions").waitFor();
      assert.deepEqual(
        shared().map(({ name }) => name),
        ["Broken"],
      );
      await workbench().notifications.press("Deleted the view The good one.", "Undo");
      await button().getByText("The good one").waitFor();
    });
  },
);
