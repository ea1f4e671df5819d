import { html, nothing, type TemplateResult } from "lit";
import type { GitView } from "../../../src/shared/details/detailsView";
import { fill, format } from "../../../src/shared/format";
import { commitLink } from "./commitLink";
import { facts, link, sectionHead } from "./controls";
import type { PageContext } from "./pageContext";

const changeMarks: Readonly<Record<GitView["changedFiles"][number]["change"], string>> = {
  added: "A",
  modified: "M",
  deleted: "D",
  renamed: "R",
};

/** The code that ran: its commit and what differed from it. */
export function codeTab(context: PageContext): TemplateResult {
  const { code } = context.view;
  const { strings } = context;
  if (!code.repository)
    return html`<div class="main">
      <p class="empty">${code.reason === "" ? strings.noRepository : code.reason}</p>
      <p class="links">${scriptLinks(context)}</p>
    </div>`;
  return html`<div class="main">
    ${commitSection(context, code)} ${changesSection(context, code)}
    ${listSection(strings.untracked, code.untracked)} ${omittedSection(context, code)}
  </div>`;
}

/** To the script as it ran, and to what it is now. */
function scriptLinks({ view, strings, send }: PageContext): TemplateResult | typeof nothing {
  const script = view.method?.script ?? null;
  if (script === null) return nothing;
  return html`${link(strings.openScript, () => send({ type: "openScript" }))}
  ${link(strings.openScriptNow, () => send({ type: "openFile", uri: script }))}`;
}

function commitSection(context: PageContext, code: GitView): TemplateResult {
  const { strings, now, send } = context;
  const { forgeUrl } = code;
  const [title, ...body] = (code.message ?? "").split("\n");
  return html`<section>
    ${sectionHead(strings.commit)}
    ${facts([
      [strings.commit, code.commit === null ? strings.noCommit : html`${commitLink(context)} ${title}`],
      ["", body.join("\n").trim() === "" ? null : html`<span class="pre">${body.join("\n").trim()}</span>`],
      [strings.branch, html`<span class="mono">${code.branch ?? strings.detached}</span>`],
      [
        strings.author,
        [code.author, code.email === null ? null : `<${code.email}>`].filter(Boolean).join(" "),
      ],
      [
        strings.time,
        code.date === null
          ? null
          : html`<span title=${format.ago(code.date, now)}>${format.dateTime(code.date)}</span>`,
      ],
      [strings.remote, code.remote === null ? null : html`<span class="mono">${code.remote}</span>`],
    ])}
    <p class="links">
      ${scriptLinks(context)}
      ${
        code.commit === null
          ? nothing
          : html`${link(strings.openCommit, () => send({ type: "command", verb: "openCommit" }))}
            ${link(strings.showChangesSince, () => send({ type: "command", verb: "showChangesSince" }))}`
      }
      ${
        forgeUrl === null
          ? nothing
          : link(
              fill(strings.openOnForge, new URL(forgeUrl).hostname),
              () => send({ type: "command", verb: "openCommitOnForge" }),
              "",
              forgeUrl,
            )
      }
    </p>
  </section>`;
}

function changesSection({ strings, send }: PageContext, code: GitView): TemplateResult {
  if (!code.dirty)
    return html`<section>
      ${sectionHead(strings.uncommitted)}
      <p class="muted">${strings.noUncommitted}</p>
    </section>`;
  const actions = html`<span class="links">
    ${code.changedFiles.length > 0 ? link(strings.openChanges, () => send({ type: "openChanges", path: null })) : nothing}
    ${code.hasPatch ? link(strings.openPatch, () => send({ type: "command", verb: "openChanges" })) : nothing}
  </span>`;
  return html`<section>
    ${sectionHead(strings.uncommitted, "", actions)}
    <table class="grid">
      <thead>
        <tr>
          <th scope="col">${strings.file}</th>
          <th scope="col">${strings.change}</th>
          <th scope="col" class="num">${strings.added}</th>
          <th scope="col" class="num">${strings.removed}</th>
        </tr>
      </thead>
      <tbody>
        ${code.changedFiles.map(
          ({ path, change, addedLines, removedLines }) =>
            html`<tr>
              <td>${link(path, () => send({ type: "openChanges", path }), "mono")}</td>
              <td title=${change}>${changeMarks[change]}</td>
              <td class="num">+${addedLines}</td>
              <td class="num">−${removedLines}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function listSection(title: string, paths: readonly string[]): TemplateResult | typeof nothing {
  if (paths.length === 0) return nothing;
  return html`<section>
    ${sectionHead(title, paths.length)}
    <ul class="paths mono">
      ${paths.map((path) => html`<li>${path}</li>`)}
    </ul>
  </section>`;
}

function omittedSection({ strings }: PageContext, { omitted }: GitView): TemplateResult | typeof nothing {
  if (omitted.length === 0) return nothing;
  return html`<section>
    ${sectionHead(strings.omitted, omitted.length)}
    <table class="grid">
      <thead>
        <tr>
          <th scope="col">${strings.file}</th>
          <th scope="col">${strings.reason}</th>
        </tr>
      </thead>
      <tbody>
        ${omitted.map(
          ({ path, reason }) =>
            html`<tr>
              <td class="mono">${path}</td>
              <td class="wrap">${reason}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}
