import { compareSections, type CompareSectionName } from "../../../src/shared/compare/compareView";
import { tolerances } from "../../../src/shared/compare/contentView";
import { firstChoices, pictureForms, type ContentChoices } from "./contentChoices";

/** What is chosen on the page beside the executions: it stays when the tab is hidden. */
export interface PageChoices {
  /** What fields are looked for by. */
  readonly wanted: string;
  readonly folded: ReadonlySet<CompareSectionName>;
  /** Sections of which the same values are shown, too. */
  readonly unfolded: ReadonlySet<CompareSectionName>;
  readonly contents: ContentChoices;
}

/** The same as VS Code keeps it. */
export function kept({ wanted, folded, unfolded, contents }: PageChoices): object {
  const { opened, openedExecutions, uncapped, logsOf, tolerance, pictures } = contents;
  return {
    wanted,
    folded: [...folded],
    unfolded: [...unfolded],
    opened: [...opened],
    openedExecutions: [...openedExecutions],
    uncapped: [...uncapped],
    logsOf: [...logsOf],
    tolerance,
    pictures,
  };
}

/** What was kept; what was not, or cannot be known any more, as it is at first. */
export function choicesOf(value: unknown): PageChoices {
  const known: Partial<Record<string, unknown>> =
    typeof value === "object" && value !== null ? { ...value } : {};
  const { wanted, tolerance, pictures } = known;
  return {
    wanted: typeof wanted === "string" ? wanted : "",
    folded: sectionsOf(known["folded"]),
    unfolded: sectionsOf(known["unfolded"]),
    contents: {
      opened: new Set(textsOf(known["opened"])),
      openedExecutions: new Set(textsOf(known["openedExecutions"])),
      uncapped: sectionsOf(known["uncapped"]),
      logsOf: new Set(textsOf(known["logsOf"])),
      tolerance: tolerances.find((each) => each === tolerance) ?? firstChoices.tolerance,
      pictures: pictureForms.find((each) => each === pictures) ?? firstChoices.pictures,
    },
  };
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function sectionsOf(value: unknown): ReadonlySet<CompareSectionName> {
  const names = new Set(textsOf(value));
  return new Set(compareSections.filter((name) => names.has(name)));
}
