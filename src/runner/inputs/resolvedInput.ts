import type { ContentIdentity } from "../../bundle/seal/hashFile";

/** What the value of an input led to that is no path itself: an artifact reference, or a URL. */
export interface ResolvedInput {
  /** The file or folder on this machine, absolute. */
  readonly path: string;
  /** What the script gets in place of the value, unless it gets a copy. */
  readonly handed: string;
  /** How it is recorded, where that is not the path. */
  readonly uri: string | null;
  readonly name: string;
  readonly type: string | null;
  readonly version: string | null;
  /** What it is recorded as, where that was checked and is not what lies at the path: a dataset is its list of members. */
  readonly identity?: ContentIdentity;
}
