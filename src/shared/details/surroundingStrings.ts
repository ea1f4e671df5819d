/** The words of the details page for what an execution belongs to: its files, its environment, its provenance, other executions. */
export interface SurroundingStrings {
  readonly copyAs: string;
  readonly exportProvenance: string;
  readonly provXmlRemark: string;
  readonly provJsonRemark: string;
  readonly roCrateRemark: string;
  readonly provenanceSoFar: string;
  readonly tabRelated: string;
  readonly related: string;
  readonly noRelated: string;
  readonly madeAndUsedBy: string;
  readonly relation: string;
  readonly execution: string;
  readonly repeatedBy: string;
  readonly resultsTakenBy: string;
  readonly sameInputs: string;
  readonly relatedMore: string;
  readonly notHere: string;
  readonly chooseFile: string;
  readonly noPreviewBinary: string;
  readonly noPreviewLarge: string;
  readonly previewTruncated: string;
  readonly compareEnvironment: string;
  readonly environmentDifference: string;
  readonly environmentSame: string;
  readonly environmentChanged: string;
  readonly fact: string;
  readonly then: string;
  readonly presently: string;
  readonly comparing: string;
  readonly searchEnvironment: string;
  readonly findUsers: string;
  readonly findingUsers: string;
  readonly noUsers: string;
  readonly alsoMadeBy: string;
  readonly alsoUsedBy: string;
}
