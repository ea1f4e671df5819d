import { html, nothing, type TemplateResult } from "lit";
import { uncommittedText } from "../../../src/shared/details/uncommitted";
import { link } from "./controls";
import type { PageContext } from "./pageContext";

/** The commit as a link to VS Code's own view of it. */
export function commitLink({ view, send }: PageContext): TemplateResult | typeof nothing {
  const { code } = view;
  if (!code.repository || code.commit === null) return nothing;
  const title = [code.message, code.commit].filter(Boolean).join("\n");
  return link(code.commit.slice(0, 7), () => send({ type: "command", verb: "openCommit" }), "mono", title);
}

/**
 * That the code differed from the commit, as a link to the differences.
 * @param words for its lines. @param values of further places in them.
 */
export function changesLink(
  { view, strings, send }: PageContext,
  words: { readonly one: string; readonly several: string; readonly isShort?: boolean },
  ...values: readonly string[]
): TemplateResult | typeof nothing {
  const { code } = view;
  if (!code.repository || !code.dirty) return nothing;
  const { uncommittedChanges: changes, newFile, newFiles } = strings;
  const text = uncommittedText(code, { ...words, changes, newFile, newFiles }, ...values);
  if (!code.hasPatch) return html`<span class="dirty">${text}</span>`;
  return link(text, () => send({ type: "openChanges", path: null }), "dirty", strings.openChanges);
}
