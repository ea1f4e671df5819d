import assert from "node:assert/strict";
import { violationsAround } from "../support/accessibility";
import { describeWorkbench } from "../support/describeWorkbench";
import { press, until } from "../support/press";
import { TablePage } from "../support/tablePage";

const themes = { dark: "Dark Modern", light: "Light Modern", hc: "Dark High Contrast" };
/** What VS Code calls the body of a page in each of them. */
const bodies = { dark: "vscode-dark", light: "vscode-light", hc: "vscode-high-contrast" };

describeWorkbench(
  "the Executions page for everybody",
  { size: { width: 1400, height: 900 } },
  (workbench) => {
    const page = async (): Promise<TablePage> => new TablePage(await workbench().webview("Executions"));

    before("run two, of which one fails", async function () {
      this.timeout(90_000);
      const commandLine = workbench().commandLine();
      await commandLine.run("run", "train", "--input", "delay=0", "--name", "good", "--tag", "paper");
      await commandLine.run("run", "train", "--input", "standardize=false", "--name", "bad");
      await workbench().openContainer("Executions");
      await workbench().runCommand("Executions: Open Executions Page");
      await (await page()).count("2").waitFor();
    });

    async function check(table: TablePage, what: string): Promise<void> {
      const violations = await violationsAround(table.grid);
      assert.deepEqual(violations, [], what);
    }

    for (const kind of ["dark", "light", "hc"] as const)
      it(`breaks no rule of axe-core in ${themes[kind]}: rows, groups, selection, lists, menus, errors, nothing found`, async function () {
        this.timeout(120_000);
        await workbench().useTheme(themes[kind]);
        const table = await page();
        await table.frame.locator(`body.${bodies[kind]}`).waitFor();
        await table.query("");
        await table.count("2").waitFor();
        await check(table, "rows");
        await table.grid.focus();
        await workbench().page.keyboard.press("Control+a");
        await table.frame.locator(".selection", { hasText: "2 selected" }).waitFor();
        await check(table, "selection");
        await workbench().page.keyboard.press("Escape");
        for (const menu of ["columns", "group"] as const) {
          await table.openMenu(menu);
          await check(table, menu);
          await table.frame.locator(".menu .find").press("Escape");
        }
        await table.openViews();
        await check(table, "views");
        await table.frame.locator(".menu .find").press("Escape");
        await press(table.frame.locator('[data-chip="date"] button').first());
        await table.frame.locator(".menu .find").waitFor();
        await check(table, "dates");
        await table.frame.locator(".menu .find").press("Escape");
        await table.openChip("status", "Failed");
        await table.frame.locator(".menu .remark").waitFor();
        await check(table, "states");
        await workbench().screenshot(`table-access-states-${kind}`);
        await table.frame.locator(".menu .find").press("Escape");
        await press(table.head("duration"), { button: "right" });
        await table.frame.getByRole("menu").waitFor();
        await check(table, "menu of a head");
        await workbench().page.keyboard.press("Escape");
        await table.chooseOfHead("method", "Group by This Column");
        await table.frame.locator(".row.group").waitFor();
        await check(table, "groups");
        await workbench().screenshot(`table-access-groups-${kind}`);
        await table.chooseOfHead("method", "No group");
        await table.frame.locator(".row.group").waitFor({ state: "detached" });
        await table.query("status:failed colour:red");
        await table.frame.locator("#query-problem").waitFor();
        await check(table, "error");
        await table.query("status:failed tag:paper");
        await table.frame.locator('[data-part="no-match"]').waitFor();
        await check(table, "nothing found");
        await workbench().screenshot(`table-access-${kind}`);
        await table.query("");
      });

    it("is walked without a mouse: query, chips, heads, rows, position", async () => {
      await workbench().useTheme(themes.dark);
      const table = await page();
      const { keyboard } = workbench().page;
      await table.grid.focus();
      await keyboard.press("/");
      await keyboard.type("status:fail");
      await table.frame.locator(".completion .item", { hasText: "status:failed" }).waitFor();
      await keyboard.press("Tab");
      await table.count("1 of 2").waitFor();
      await table.frame.locator('[data-chip="status"].on').waitFor();
      await keyboard.press("Escape");
      await table.count("2").waitFor();
      const stops = new Set<string>();
      const active = async (): Promise<string> =>
        await table.grid.evaluate(() => {
          const { activeElement: element } = document;
          const place = element?.closest("[data-chip]");
          return [
            place?.getAttribute("data-chip"),
            element?.getAttribute("data-menu"),
            element?.getAttribute("data-act"),
            element?.getAttribute("role"),
            element?.id,
          ]
            .filter((part) => part)
            .join(" ");
        });
      await table.frame.locator('[data-menu="views"]').focus();
      for (let step = 0; step < 24; step += 1) {
        stops.add(await active());
        await keyboard.press("Tab");
      }
      for (const stop of [
        "views",
        "query",
        "pipeline",
        "status",
        "date",
        "differing",
        "group",
        "columns",
        "grid",
        "go-to",
      ])
        assert.ok(
          [...stops].some((each) => each.split(" ").includes(stop)),
          `${stop} of ${[...stops].join(", ")}`,
        );
      await table.frame.locator('[data-chip="status"] button').focus();
      await keyboard.press("Enter");
      await table.frame.locator(".menu .find").waitFor();
      await keyboard.press("ArrowDown");
      await keyboard.press(" ");
      await table.count("1 of 2").waitFor();
      await keyboard.press("Escape");
      await until(async () => {
        await table.grid.waitFor();
        return (await active()).includes("status");
      }, "The chip has not the focus again.");
      await table.query("");
    });

    it("tells screen readers what the query may be completed with, and keeps it in sight", async () => {
      const table = await page();
      const box = table.frame.locator("#query");
      await press(box);
      await box.pressSequentially("status:");
      await table.frame.locator("#completion-12").waitFor();
      assert.equal(await box.getAttribute("aria-activedescendant"), "completion-0");
      const chosen = table.frame.locator(".completion .item.chosen");
      const isSeen = async (): Promise<boolean> =>
        await chosen.evaluate((item) => {
          const [inner, outer] = [item, item.parentElement ?? item].map((each) =>
            each.getBoundingClientRect(),
          );
          return inner !== undefined && outer !== undefined && inner.bottom <= outer.bottom + 1;
        });
      await workbench().page.keyboard.press("ArrowUp");
      const last = await table.frame.locator(".completion .item").last().getAttribute("id");
      await table.frame.locator(`#query[aria-activedescendant="${last ?? ""}"]`).waitFor();
      assert.equal(await chosen.getAttribute("id"), last);
      assert.ok(await isSeen(), "the last one is out of sight");
      await workbench().page.keyboard.press("Escape");
      assert.equal(await box.getAttribute("aria-activedescendant"), null);
      await table.query("");
    });

    it("tells screen readers of rows, columns, order and selection", async () => {
      const table = await page();
      await table.query("");
      await table.frame.locator('.scroll[aria-rowcount="3"]').waitFor();
      const row = table.rows().first();
      assert.deepEqual(
        [
          await row.getAttribute("role"),
          await row.getAttribute("aria-rowindex"),
          await row.getAttribute("aria-selected"),
        ],
        ["row", "2", "false"],
      );
      await table.frame
        .locator('.head[data-column="started"][role="columnheader"][aria-sort="descending"]')
        .waitFor();
      await table.grid.press("Home");
      await table.frame.locator('.scroll[aria-activedescendant^="cell-0-"]').waitFor();
      const pointed = await table.grid.getAttribute("aria-activedescendant");
      await table.frame.locator(`[role="gridcell"]#${pointed ?? ""}`).waitFor();
      assert.equal(await table.frame.locator(".query .count").getAttribute("role"), "status");
    });

    for (const [name, size] of Object.entries({
      narrow: { width: 420, height: 800 },
      // As many CSS pixels as a window of 1400 by 900 has at 200 %.
      zoomed: { width: 700, height: 450 },
    }))
      it(`loses nothing where there is little room: ${name}`, async () => {
        if (name === "narrow") await workbench().runCommand("View: Close Primary Side Bar");
        await workbench().page.setViewportSize(size);
        const table = await page();
        await table.query("");
        await table.count("2").waitFor();
        await table.frame.locator('[data-menu="more"]').waitFor();
        await workbench().screenshot(`table-${name}`);
        // The chips that do not fit go once the page has its new width.
        await until(async () => {
          const width = await table.grid.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          if (width > 0) throw new Error(`It is ${width} px too wide.`);
          return true;
        }, "The page is too wide.");
        await press(table.frame.locator('[data-menu="more"]'));
        await press(table.frame.getByRole("option", { name: "Author" }));
        await table.frame.getByRole("listbox", { name: /Author/ }).waitFor();
        await table.frame.locator(".menu .find").press("Escape");
        await table.grid.focus();
        const { keyboard } = workbench().page;
        await keyboard.press("Home");
        const columns = Number(await table.grid.getAttribute("aria-colcount")) - 1;
        for (let step = 0; step < columns; step += 1) {
          await keyboard.press("ArrowRight");
          const shown = table.frame.locator(".row.focused .cell.focus");
          await shown.waitFor();
        }
        await table.head("peakMemory").waitFor();
        await workbench().screenshot(`table-${name}-scrolled`);
        await check(table, name);
        await workbench().page.setViewportSize({ width: 1400, height: 900 });
      });
  },
);
