import type { RunOptions } from "axe-core";
import axe from "axe-core";
import type { Locator } from "playwright-core";

/** A rule that a page breaks, and where. */
interface Violation {
  readonly rule: string;
  readonly where: readonly string[];
}

const options: RunOptions = {
  resultTypes: ["violations"],
  // The frame of a page is VS Code's: it has no title and no landmarks of its own.
  rules: { "document-title": { enabled: false }, "html-has-lang": { enabled: false } },
};

/** What axe-core finds wrong in the document that an element stands in. */
export async function violationsAround(element: Locator): Promise<readonly Violation[]> {
  await element.evaluate(axe.source);
  return await element.evaluate(async (_, asked) => {
    const { axe: injected } = window as unknown as { axe: typeof axe };
    const { violations } = await injected.run(document, asked);
    return violations.map(({ id, nodes }) => ({
      rule: id,
      where: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ""}`),
    }));
  }, options);
}
