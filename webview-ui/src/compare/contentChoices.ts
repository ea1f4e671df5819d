import type { CompareIntent, CompareRequests } from "../../../src/shared/compare/compareMessages";
import type { CompareSectionName } from "../../../src/shared/compare/compareView";
import type { HostConnection } from "../hostConnection";

export const pictureForms = ["slider", "sideBySide", "pixels"] as const;

/** How two pictures are held against each other. */
export type PictureForm = (typeof pictureForms)[number];

/** What is chosen of the files and logs that are held against each other. */
export interface ContentChoices {
  /** Keys of rows whose difference is shown. */
  readonly opened: ReadonlySet<string>;
  /** Executions of which files and logs are shown below their row. */
  readonly openedExecutions: ReadonlySet<string>;
  /** Sections of which all rows are drawn, however many. */
  readonly uncapped: ReadonlySet<CompareSectionName>;
  /** Executions of more than a few whose logs are compared all the same. */
  readonly logsOf: ReadonlySet<string>;
  /** Relative, up to which two numbers count as equal. */
  readonly tolerance: number;
  readonly pictures: PictureForm;
}

/** The same with what they are read by. */
export interface ContentsContext extends ContentChoices {
  readonly ask: HostConnection<CompareIntent, CompareRequests, unknown>["ask"];
  /** How many snapshots came: what grows is read again with each. */
  readonly serial: number;
  readonly choose: (choices: Partial<ContentChoices>) => void;
}

export const firstChoices: ContentChoices = {
  opened: new Set(),
  openedExecutions: new Set(),
  uncapped: new Set(),
  logsOf: new Set(),
  tolerance: 1e-9,
  pictures: "slider",
};

/** The same set without a member that it has, or with one that it has not. */
export function turned<T>(members: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const without = new Set([...members].filter((each) => each !== member));
  return without.size < members.size ? without : new Set([...members, member]);
}
