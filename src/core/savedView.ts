import { isJsonObject, textOf, type Json, type JsonObject } from "./json";
import { parseQuery } from "./query/parseQuery";

/** A query with how the table shows what it finds; live, never a list of ids (design, section 3). */
export interface SavedView {
  readonly name: string;
  /** Empty: all executions. */
  readonly query: string;
  /** Ids of the table's columns in their order; absent: the table's own. */
  readonly columns?: readonly string[];
  /** Fields, the first counts most; with - from high to low. */
  readonly sort?: readonly string[];
  /** A field. */
  readonly groupBy?: string;
}

export interface ReadViews {
  readonly views: readonly SavedView[];
  /** What could not be read, and why; the rest is there. */
  readonly problems: readonly string[];
}

const format = 1;

/** Reads `{version: 1, views: [{name, query, columns?, sort?, groupBy?}]}`, what is damaged in it left out and told. */
export function parseViews(value: unknown): ReadViews {
  if (!isJsonObject(value) || !Array.isArray(value["views"]))
    return { views: [], problems: ['it is not of the form {"version": 1, "views": […]}'] };
  if (value["version"] !== format)
    return {
      views: [],
      problems: [`its version is ${JSON.stringify(value["version"] ?? null)}, not ${format}`],
    };
  const views: SavedView[] = [];
  const problems: string[] = [];
  for (const [index, entry] of value["views"].entries()) {
    const read = parseView(entry);
    const name = isJsonObject(entry) ? textOf(entry["name"]) : null;
    if (typeof read === "string") problems.push(`view ${name ?? index + 1}: ${read}`);
    else if (views.some((view) => view.name === read.name))
      problems.push(`view ${read.name}: it is there twice`);
    else views.push(read);
  }
  return { views, problems };
}

/** @returns what is wrong with it as a text. */
function parseView(entry: Json): SavedView | string {
  if (!isJsonObject(entry)) return "it is no object";
  const { name, query } = entry;
  if (typeof name !== "string" || name.trim() === "") return "it has no name";
  if (typeof query !== "string") return "it has no query";
  const parsed = parseQuery(query);
  if (!parsed.ok)
    return `its query ${query} is wrong at position ${parsed.problem.position + 1}: ${parsed.problem.message}`;
  const shape = parseShape(entry);
  return typeof shape === "string" ? shape : { name, query, ...shape };
}

function parseShape(entry: JsonObject): Pick<SavedView, "columns" | "sort" | "groupBy"> | string {
  const { columns, groupBy } = entry;
  const sort = typeof entry["sort"] === "string" ? [entry["sort"]] : entry["sort"];
  if (!isTexts(columns ?? [])) return "its columns are no list of names";
  if (!isTexts(sort ?? [])) return "its sort is no list of fields";
  if (typeof (groupBy ?? "") !== "string") return "its groupBy is no field";
  const shape = Object.entries({ columns, sort, groupBy });
  return Object.fromEntries(shape.filter(([, value]) => value !== undefined && value !== null));
}

function isTexts(value: Json): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

/** The file with a view added, or put in place of the one of its name; fields and views that are not ours are kept. */
export function withView(file: JsonObject, view: SavedView): JsonObject {
  const views = entriesOf(file);
  const at = views.findIndex((entry) => nameOf(entry) === view.name);
  const before = views[at];
  const entry = { ...(isJsonObject(before) ? withoutShape(before) : {}), ...(view as unknown as JsonObject) };
  const changed = at < 0 ? [...views, entry] : views.map((other, index) => (index === at ? entry : other));
  return { version: format, ...file, views: changed };
}

/** The file without the view of this name. */
export function withoutView(file: JsonObject, name: string): JsonObject {
  return { version: format, ...file, views: entriesOf(file).filter((entry) => nameOf(entry) !== name) };
}

function entriesOf({ views }: JsonObject): Json[] {
  return Array.isArray(views) ? views : [];
}

function nameOf(entry: Json): string | null {
  return isJsonObject(entry) ? textOf(entry["name"]) : null;
}

function withoutShape(entry: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(entry).filter(([field]) => !["columns", "sort", "groupBy"].includes(field)),
  );
}
