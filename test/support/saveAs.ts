import { existsSync } from "node:fs";
import { until } from "./press";
import type { Workbench } from "./workbench";

/** Saves in the simple dialog under another path than the one that it offers. @param offered how that ends. */
export async function saveAs({ quickInput }: Workbench, offered: string, path: string): Promise<string> {
  await quickInput.waitForValue(offered);
  await quickInput.answerPath(path);
  await until(() => Promise.resolve(existsSync(path)), `${path} was not written.`);
  return path;
}
