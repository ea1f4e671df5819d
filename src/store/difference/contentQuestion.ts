import type { ContentDifference } from "../../core/difference/contentDifference";
import type { DifferenceOptions } from "../../core/difference/differenceOfTexts";
import type { Artifact } from "../../core/records";
import type { WorkspaceLayout } from "../../bundle/layout";
import type { LogStream } from "../logOrder";
import type { ComparedContent } from "./comparePair";
import type { Owner } from "./findContent";

/** A file that an execution used or made. */
export interface OwnedFile {
  readonly owner: Owner;
  readonly artifact: Artifact;
}

/** What of two executions is to be held against each other; all of it can be handed to a thread. */
export type ContentQuestion =
  | {
      readonly kind: "file";
      readonly layout: WorkspaceLayout;
      readonly before: OwnedFile;
      readonly after: OwnedFile;
      readonly options: DifferenceOptions;
    }
  | {
      readonly kind: "log";
      readonly layout: WorkspaceLayout;
      /** Ids of the executions. */
      readonly before: string;
      readonly after: string;
      readonly stream: LogStream;
      /** Whether each is still written: a last line that is not whole tells nothing yet. */
      readonly grows: readonly [before: boolean, after: boolean];
      readonly options: DifferenceOptions;
    };

/** The bytes of a picture. */
export interface Picture {
  /** A media type (IANA). */
  readonly type: string;
  readonly base64: string;
}

export type ContentAnswer =
  | { readonly kind: "file"; readonly content: ComparedContent }
  | { readonly kind: "pictures"; readonly before: Picture; readonly after: Picture }
  | {
      readonly kind: "log";
      /** Null where they differ in nothing that counts. */
      readonly difference: ContentDifference | null;
      /** How many bytes each printed. */
      readonly sizes: readonly [before: number, after: number];
    };

/** What the thread tells: how far it has come, and at last the answer. */
export type ContentMessage =
  | { readonly kind: "progress"; readonly percent: number }
  | { readonly kind: "answer"; readonly answer: ContentAnswer };
