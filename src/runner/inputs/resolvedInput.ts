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
}
