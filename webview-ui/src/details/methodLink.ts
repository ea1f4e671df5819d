import type { TemplateResult } from "lit";
import { link } from "./controls";
import type { PageContext } from "./pageContext";

const methodFile = "metadata/method.json";

/** Text that leads to the method as it was. */
export function methodLink(context: PageContext, text: string): TemplateResult {
  return link(text, () => showMethod(context), "", context.view.method?.description ?? "");
}

/** Shows the method as it stands in the bundle. */
export function showMethod({ choose, showTab }: PageContext): void {
  choose("raw", methodFile);
  showTab("raw");
}
