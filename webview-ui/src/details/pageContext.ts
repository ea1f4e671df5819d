import type { ArtifactUsers } from "../../../src/shared/details/artifactUsers";
import type { DetailsIntent, DetailsRequests } from "../../../src/shared/details/detailsMessages";
import type { DetailsView, VerificationView } from "../../../src/shared/details/detailsView";
import type { DetailsTab } from "../../../src/shared/details/pageState";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import type { Reply } from "../../../src/shared/messages";

/** What every part of the page is drawn from, and how it acts. */
export interface PageContext {
  readonly view: DetailsView;
  readonly strings: DetailsStrings;
  readonly now: Date;
  /** Whether the seal is being checked, and why it could not be. */
  readonly verifying: VerifyState;
  readonly send: (intent: DetailsIntent) => void;
  readonly ask: <Name extends keyof DetailsRequests>(
    name: Name,
    params: DetailsRequests[Name]["params"],
  ) => Promise<Reply<DetailsRequests[Name]["result"]>>;
  /** What was chosen in a section before, kept over reloads; null where nothing was. */
  readonly choice: (name: string) => string | null;
  readonly choose: (name: string, value: string) => void;
  readonly showTab: (tab: DetailsTab) => void;
  readonly verify: () => void;
  /** Who else used or made its artifacts, by the artifact. */
  readonly users: "not asked" | "asking" | ReadonlyMap</* uri */ string, ArtifactUsers>;
  readonly findUsers: () => void;
}

export interface VerifyState {
  readonly running: boolean;
  readonly error: string | null;
  readonly result: VerificationView | null;
}
