import type { Page } from "playwright-core";

/** Waits until the diff editor of this title shows these lines. */
export async function waitForDiff(page: Page, title: string, ...lines: (string | RegExp)[]): Promise<void> {
  await page.locator(".tabs-container .tab", { hasText: title }).waitFor();
  const editors = page.locator(".monaco-diff-editor .view-lines");
  for (const hasText of lines) await editors.filter({ hasText }).first().waitFor();
}
