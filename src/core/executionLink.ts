/** What a link of this extension leads to: the page with a query, or the details of one execution. */
export type ExecutionLink =
  | { readonly kind: "table"; readonly workspace: string; readonly query: string }
  | { readonly kind: "execution"; readonly workspace: string; readonly id: string };

/** Longer queries and paths than these were written by nobody. */
const longestText = 4096;

/**
 * A link as a text that VS Code opens. It names the workspace by its path and only shows things: nothing in it runs or
 * changes anything.
 * @param application VS Code's own `env.uriScheme`. @param extension the id of this extension.
 */
export function linkText(application: string, extension: string, link: ExecutionLink): string {
  const [name, value] = link.kind === "table" ? ["query", link.query] : ["id", link.id];
  const parts = [
    `workspace=${encoded(link.workspace)}`,
    ...(value === "" ? [] : [`${name}=${encoded(value)}`]),
  ];
  return `${application}://${extension}/${link.kind}?${parts.join("&")}`;
}

/**
 * VS Code decodes the query of a link once before the extension gets it: what could be taken for a sign of the link's own
 * is encoded twice.
 */
function encoded(text: string): string {
  return encodeURIComponent(text)
    .replaceAll("%2F", "/")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%", "%25");
}

/** What a link leads to; null where it is none of ours. @param path and @param query of the link as VS Code hands them over. */
export function parseLink(path: string, query: string): ExecutionLink | null {
  const { workspace = "", query: asked = "", id = "" } = valuesOf(query);
  if (workspace === "" || [workspace, asked, id].some((text) => text.length > longestText)) return null;
  switch (path) {
    case "/table":
      return { kind: "table", workspace, query: asked };
    case "/execution":
      return id === "" ? null : { kind: "execution", workspace, id };
    default:
      return null;
  }
}

/** Whether a path names another machine: merely to look whether it is there would tell that machine who asks. */
export function isOnNetwork(path: string): boolean {
  return /^[\\/]{2}/.test(path);
}

/** The values of a link by their names; what cannot be decoded is left out. */
function valuesOf(query: string): Readonly<Partial<Record<string, string>>> {
  const values: Partial<Record<string, string>> = {};
  for (const part of query.split("&")) {
    const [name = "", value = ""] = part.split("=", 2);
    try {
      values[name] = decodeURIComponent(value);
    } catch {
      continue;
    }
  }
  return values;
}
