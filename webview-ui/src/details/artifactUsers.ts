import { html, nothing, type TemplateResult } from "lit";
import type { ArtifactUser, ArtifactUsers } from "../../../src/shared/details/artifactUsers";
import { link } from "./controls";
import type { PageContext } from "./pageContext";

const shown = 3;

/** Asks who else used or made the artifacts: on wish, since all bundles are looked at. */
export function usersAction({ strings, users, findUsers }: PageContext): TemplateResult {
  switch (users) {
    case "not asked":
      return link(strings.findUsers, findUsers);
    case "asking":
      return html`<span class="muted">${strings.findingUsers}</span>`;
    default:
      return users.size === 0 ? html`<span class="muted" role="status">${strings.noUsers}</span>` : html``;
  }
}

/** Whether it is known who they are. */
export function isAsked({ users }: PageContext): boolean {
  return typeof users !== "string";
}

/** The other executions of an artifact, each a link. */
export function usersOf(context: PageContext, uri: string): TemplateResult | typeof nothing {
  const { users, strings } = context;
  const known: ArtifactUsers | undefined = typeof users === "string" ? undefined : users.get(uri);
  if (known === undefined) return nothing;
  return html`<div class="users">
    ${part(context, strings.alsoMadeBy, known.made)} ${part(context, strings.alsoUsedBy, known.used)}
  </div>`;
}

function part(
  { send }: PageContext,
  word: string,
  executions: readonly ArtifactUser[],
): TemplateResult | typeof nothing {
  if (executions.length === 0) return nothing;
  const more = executions.length - shown;
  return html`<span
    ><span class="muted">${word}</span> ${executions
      .slice(0, shown)
      .map(({ id, title }) => html`${link(title, () => send({ type: "openExecution", id }), "", id)} `)}${
      more > 0 ? html`<span class="muted">+${more}</span>` : nothing
    }</span
  >`;
}
