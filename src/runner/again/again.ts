import type { Artifact, ExecutionEvent, Instance } from "../../core/records";

/** How an execution follows from an earlier one, beside a plain re-run (design, section 7). */
export type AgainKind = "retry" | "restore" | "reproduce";

/** What another way of running again does beside the run itself. */
export interface Again {
  readonly kind: AgainKind;
  /** Makes the new bundle ready before the inputs are read; answers what more the execution was given. */
  begin?(run: BeginningRun): Promise<readonly Artifact[]>;
  /** Looks at what the run made, before the bundle is sealed. */
  judge?(run: EndedRun): Promise<void>;
}

export interface BeginningRun {
  /** The new bundle's folder, absolute. */
  readonly bundle: string;
  readonly warn: (message: string) => void;
}

export interface EndedRun {
  readonly id: string;
  readonly bundle: string;
  /** Outputs of the new execution. */
  readonly artifacts: readonly Artifact[];
  readonly instance: Instance | null;
  readonly append: (event: ExecutionEvent) => void;
  readonly say: (line: string) => void;
  readonly now: () => Date;
}
