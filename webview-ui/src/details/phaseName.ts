import type { PhaseView } from "../../../src/shared/details/detailsView";
import type { DetailsStrings } from "../../../src/shared/details/strings";

/** A phase in the user's language. */
export function phaseName(phase: PhaseView["phase"], strings: DetailsStrings): string {
  const names: Readonly<Record<PhaseView["phase"], string>> = {
    prepare: strings.phasePrepare,
    deploy: strings.phaseDeploy,
    execute: strings.phaseExecute,
    collect: strings.phaseCollect,
    undeploy: strings.phaseUndeploy,
    seal: strings.phaseSeal,
  };
  return names[phase];
}
