import type { WorkspaceLayout } from "../../bundle/layout";
import type { OutputUse } from "../outputUsers";
import type { DiskUse } from "./diskUse";
import type { DiskUseReport } from "./diskUseReport";

/** What the worker is to find out of a workspace. */
export type HousekeepingRequest =
  /** What the rules take: the setting as it stands; `now` in ISO 8601. */
  | { readonly kind: "plan"; readonly rules: unknown; readonly now: string }
  | { readonly kind: "diskUse" }
  /** What lies in the trash, and what it takes, in the order of `listTrash`. */
  | { readonly kind: "trash" }
  /** Who used the outputs of these. */
  | { readonly kind: "uses"; readonly ids: readonly string[] }
  /** Which of these another one uses, as the plan asks. */
  | { readonly kind: "used"; readonly ids: readonly string[] };

/** What a rule takes, by its place in the setting's readable rules. */
export interface PlannedStep {
  readonly rule: number;
  readonly ids: readonly string[];
  /** What each gives when it goes, in bytes, in the order of the ids: what hard links keep elsewhere is not in it. */
  readonly bytes: readonly number[];
}

export interface TrashedUse {
  readonly id: string;
  /** Its own name and its method's title; null where it has none, or was archived. */
  readonly name: string | null;
  readonly method: string | null;
  /** When it was deleted, ISO 8601. */
  readonly at: string;
  readonly use: DiskUse;
}

/** What it answers. */
export interface HousekeepingAnswers {
  readonly plan: {
    readonly steps: readonly PlannedStep[];
    readonly spared: { readonly pinned: number; readonly tagged: number; readonly used: number };
  };
  readonly diskUse: DiskUseReport;
  readonly trash: readonly TrashedUse[];
  readonly uses: readonly OutputUse[];
  readonly used: readonly string[];
}

export type AnswerOf<R extends HousekeepingRequest> = HousekeepingAnswers[R["kind"]];

export interface HousekeepingWork {
  readonly layout: WorkspaceLayout;
  readonly request: HousekeepingRequest;
}

/** How many executions it looked at, or the answer, which is the last message. */
export type HousekeepingMessage =
  | { readonly looked: number; readonly total: number }
  | { readonly answer: HousekeepingAnswers[keyof HousekeepingAnswers] };
