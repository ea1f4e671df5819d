import type { ExchangeFormat } from "../../core/export/exchangeFormat";
import type { ArtifactUsers } from "./artifactUsers";
import type { EnvironmentDifference } from "./environmentDifference";
import type { FilePreview } from "./filePreview";
import type { ArtifactView, DetailsView, LogSizes, SourcePlace, VerificationView } from "./detailsView";
import type { DetailsTab } from "./pageState";
import type { DetailsStrings } from "./strings";

/** Commands of the extension that the page has buttons for; each is `executions.<verb>`. */
export const detailsVerbs = [
  "rerun",
  "retry",
  "reproduce",
  "stop",
  "recover",
  "showLiveOutput",
  "showMetrics",
  "showLineage",
  "export",
  "openOutputs",
  "openCommit",
  "openCommitOnForge",
  "openChanges",
  "showChangesSince",
  "editName",
  "editNote",
  "editTags",
  "undoEdit",
  "exportOutputs",
  "exportProvenance",
  "unarchive",
  "openOriginal",
  "showQueue",
  "copyLink",
  "compareWith",
  "compareWithLastSuccess",
  "copyAs",
] as const;

export type DetailsVerb = (typeof detailsVerbs)[number];

/** The standards that tell of an execution's origin, in the order in which the page has them. */
export const provenanceStandards = [
  "prov-xml",
  "prov-json",
  "ro-crate",
] as const satisfies readonly ExchangeFormat[];

export type ProvenanceStandard = (typeof provenanceStandards)[number];

/** What the user wants done outside the page; nothing is answered. */
export type DetailsIntent =
  | { readonly type: "command"; readonly verb: DetailsVerb }
  | { readonly type: "openFile"; readonly uri: string }
  | { readonly type: "revealFile"; readonly uri: string }
  | { readonly type: "saveFileAs"; readonly uri: string }
  | { readonly type: "openPlace"; readonly place: SourcePlace }
  | { readonly type: "openScript" }
  | { readonly type: "openChanges"; readonly path: string | null }
  | { readonly type: "openExecution"; readonly id: string }
  | { readonly type: "exportProvenance"; readonly standard: ProvenanceStandard }
  | { readonly type: "copyText"; readonly text: string };

export interface FileText {
  readonly text: string;
  readonly size: number;
  /** Whether the file goes on after `text`. */
  readonly truncated: boolean;
}

export type LogStream = "out" | "err";

/** A stretch that one stream wrote; `at` is milliseconds since the start, null where that was not recorded. */
export interface LogPiece {
  readonly stream: LogStream;
  readonly at: number | null;
  readonly text: string;
}

/** Byte offsets in the two logs. */
export type LogPosition = LogSizes;

export interface LogChunk {
  /** In the order in which they were written. */
  readonly pieces: readonly LogPiece[];
  readonly start: LogPosition;
  readonly end: LogPosition;
  readonly sizes: LogSizes;
}

export type LogFrom =
  | { readonly kind: "end" }
  | { readonly kind: "before"; readonly position: LogPosition }
  | { readonly kind: "after"; readonly position: LogPosition };

/** Whether what an execution used or made is still what it was. */
export type DiskState = "same" | "changed" | "gone" | "unknown";

/** What was found of an artifact. */
export interface ArtifactOnDisk {
  readonly uri: ArtifactView["uri"];
  readonly state: DiskState;
  /** Where that was found: its copy in the bundle, or where the script had it. */
  readonly place: string;
}

/** What the page asks and waits for. A type, not an interface: the message layer takes it as a table. */
export type DetailsRequests = {
  readonly readFile: { readonly params: { readonly path: string }; readonly result: FileText };
  readonly previewFile: { readonly params: { readonly path: string }; readonly result: FilePreview };
  readonly readProvenance: {
    readonly params: { readonly standard: ProvenanceStandard };
    readonly result: FileText;
  };
  /** Who else used or made its artifacts. */
  readonly findArtifactUsers: {
    readonly params: Record<string, never>;
    readonly result: readonly ArtifactUsers[];
  };
  /** Where it ran against where it would run now. */
  readonly compareEnvironment: {
    readonly params: Record<string, never>;
    readonly result: EnvironmentDifference;
  };
  readonly readLog: {
    readonly params: { readonly streams: readonly LogStream[]; readonly from: LogFrom };
    readonly result: LogChunk;
  };
  readonly verify: { readonly params: Record<string, never>; readonly result: VerificationView };
  readonly checkArtifacts: {
    readonly params: Record<string, never>;
    readonly result: readonly ArtifactOnDisk[];
  };
};

export interface DetailsSnapshot {
  readonly view: DetailsView;
  readonly strings: DetailsStrings;
  /** The tab that was asked for from outside; null: the page stays where it is. */
  readonly tab: DetailsTab | null;
}
