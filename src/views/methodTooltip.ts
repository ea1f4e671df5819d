import { metadataTitle, scriptOf, titleOf, type ProcessDescription } from "../core/processDescription";
import { escapeMarkdown } from "./escapeMarkdown";
import { type Translate } from "../core/translate";

/** The hover over a method as Markdown: title and version, description, author, script, inputs. */
export function methodTooltip(method: ProcessDescription, t: Translate): string {
  const facts: (readonly [string, string | null])[] = [
    [t("Author"), metadataTitle(method, "author")],
    [t("Script"), scriptOf(method)],
    [t("Inputs"), Object.keys(method.inputs).join(", ")],
  ];
  const rows = facts.flatMap(([name, value]) =>
    value === null || value === "" ? [] : [`| ${escapeMarkdown(name)} | ${escapeMarkdown(value)} |`],
  );
  return [
    `**${escapeMarkdown(titleOf(method))}** ${escapeMarkdown(method.version)}`,
    ...(method.description === undefined ? [] : [escapeMarkdown(method.description)]),
    ...(rows.length === 0 ? [] : [["| | |", "|---|---|", ...rows].join("\n")]),
  ].join("\n\n");
}
