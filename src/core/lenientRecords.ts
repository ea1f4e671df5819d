import { isJsonObject, numberOf, objectOf, textOf } from "./json";
import type { Artifact, ArtifactOrigin, GitRecord } from "./records";

const origins: readonly ArtifactOrigin[] = [
  "declared",
  "argument",
  "registered",
  "collected",
  "outputs",
  "observed",
];

/** A `git.json` of any origin as far as it can be read; null when it says nothing of a repository. */
export function lenientGit(value: unknown): GitRecord | null {
  const record = objectOf(value);
  if (record?.["repository"] === false)
    return { repository: false, reason: textOf(record["reason"]) ?? "Not in a git repository" };
  if (record?.["repository"] !== true) return null;
  const text = (name: string): string | null => textOf(record[name]);
  return {
    repository: true,
    commit: text("commit"),
    branch: text("branch"),
    remote: text("remote"),
    author: text("author"),
    email: text("email"),
    message: text("message"),
    date: text("date"),
    dirty: record["dirty"] === true,
    untracked: listOf(record["untracked"]).filter((path) => typeof path === "string"),
    root: text("root") ?? ".",
    changedLines: numberOf(record["changedLines"]) ?? 0,
    omitted: listOf(record["omitted"])
      .filter(isJsonObject)
      .map(({ path, reason }) => ({ path: textOf(path) ?? "", reason: textOf(reason) ?? "" })),
    ...(text("withheld") === null ? {} : { withheld: text("withheld") ?? "" }),
  };
}

/** The artifacts in an `artifacts.json` of any origin that can be read; null when it holds no list. */
export function lenientArtifacts(value: unknown): Artifact[] | null {
  const artifacts = objectOf(value)?.["artifacts"];
  return Array.isArray(artifacts) ? artifacts.filter(isJsonObject).flatMap(lenientArtifact) : null;
}

function lenientArtifact(value: Record<string, unknown>): Artifact[] {
  const uri = textOf(value["uri"]);
  if (uri === null) return [];
  const text = (name: string): string | null => textOf(value[name]);
  return [
    {
      direction: value["direction"] === "input" ? "input" : "output",
      name: text("name") ?? uri,
      role: text("role") ?? "",
      type: text("type") ?? "File",
      version: text("version"),
      sha256: text("sha256") ?? "",
      size: numberOf(value["size"]) ?? 0,
      uri,
      known: origins.find((origin) => origin === value["known"]) ?? "outputs",
      ...furtherFacts(value),
    },
  ];
}

type FurtherFacts = Pick<Artifact, "source" | "reason" | "alongside" | "description" | "types">;

function furtherFacts(value: Record<string, unknown>): FurtherFacts {
  const [source, reason] = [textOf(value["source"]), textOf(value["reason"])];
  const description = textOf(value["description"]);
  const [alongside, types] = [textsOf(value["alongside"]), textsOf(value["types"])];
  return {
    ...(source === null ? {} : { source }),
    ...(reason === null ? {} : { reason }),
    ...(alongside.length === 0 ? {} : { alongside }),
    ...(description === null ? {} : { description }),
    ...(types.length === 0 ? {} : { types }),
  };
}

/** The texts of a list; none where it is no list. */
export function textsOf(value: unknown): string[] {
  return listOf(value).filter((item) => typeof item === "string");
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
