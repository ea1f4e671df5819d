/** Another execution that used or made the same content. */
export interface ArtifactUser {
  readonly id: string;
  readonly title: string;
}

/** Which other executions used or made what an artifact of the page is, by content. */
export interface ArtifactUsers {
  /** The artifact, as the page names it. */
  readonly uri: string;
  readonly made: readonly ArtifactUser[];
  readonly used: readonly ArtifactUser[];
}
