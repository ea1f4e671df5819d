/** The words for files and logs that are held against each other, in the user's language. */
export interface ContentStrings {
  /** "Show how {0} differs" */
  readonly show: string;
  /** "Show the files and logs of {0}" */
  readonly showExecution: string;
  readonly sameFiles: string;
  readonly reading: string;
  readonly cancel: string;
  /** "It cannot be read: {0}" */
  readonly problem: string;
  readonly openDiff: string;
  readonly difference: string;
  readonly tolerance: string;
  readonly exact: string;
  /** "Within {0}" */
  readonly within: string;
  /** "Changes of {0}" */
  readonly changesOf: string;
  /** "{0}, as {1} has it" */
  readonly picture: string;
  readonly pictureForm: string;
  readonly slider: string;
  readonly sideBySide: string;
  readonly pixels: string;
  /** "How much of {0} covers {1}" */
  readonly cover: string;
  /** "{0} × {1} pixels" */
  readonly size: string;
  /** "Compare {0} with {1}" */
  readonly compareWith: string;
  readonly output: string;
  readonly errors: string;
  /** "Log of {0}, Line {1}" */
  readonly openLog: string;
  /** "Show all {0}" */
  readonly showAll: string;
  /** "{0} of {1} are shown." */
  readonly capped: string;
}
