import { existsSync } from "node:fs";
import { until } from "./press";
import type { Workbench } from "./workbench";

/** Saves in the simple dialog under another path than the one that it offers. @param offered how that ends. */
export async function saveAs(
  { page, quickInput }: Workbench,
  offered: string,
  path: string,
): Promise<string> {
  await quickInput.waitForValue(offered);
  await quickInput.type(path);
  await quickInput.waitForValue(path);
  // The dialog takes no answer while it still looks at the folder.
  const ok = page.locator(".quick-input-widget:visible .quick-input-action .monaco-button");
  await until(async () => {
    if (existsSync(path)) return true;
    await ok.first().click({ timeout: 1000 });
    return false;
  }, `${path} was not written.`);
  return path;
}
