/**
 * `run` is the execution that the document is about; the others came before it, `source1`… made its inputs. In a
 * document about several each has a number, and `content` is what several of them made alike.
 */
export type InstancePrefix =
  "run" | "earlier" | "parent" | "original" | `source${number}` | `execution${number}` | "content";

/** A QName. Its local part is one of ours and a counter, never a name or text from outside. */
export type Id = `${InstancePrefix}:${string}`;

/** A type that has a name of its own, ours or CCP's. */
export type Term =
  | "d4s:computation"
  | "d4s:IMPORTED"
  | "d4s:COMPUTED"
  | "executions:Execution"
  | "executions:Method"
  | "executions:Artifact"
  | "executions:Content"
  | "executions:Log"
  | "executions:InputValue"
  | "executions:Secret"
  | "executions:Arguments"
  | "executions:CodeVersion"
  | "executions:Inputs"
  | "executions:Rerun"
  | "executions:Cached"
  | "executions:Parent";

/** The names of our own elements. */
export type OwnName =
  | "id"
  | "name"
  | "version"
  | "email"
  | "state"
  | "status"
  | "exitCode"
  | "signal"
  | "reason"
  | "host"
  | "user"
  | "platform"
  | "interpreter"
  | "interpreterVersion"
  | "command"
  | "note"
  | "sha256"
  | "size"
  | "known"
  | "mediaType"
  | "commit"
  | "branch"
  | "remote"
  | "author"
  | "message"
  | "date"
  | "dirty"
  | "changedLines";

/** What PROV has no word for; null is left out. */
export type OwnFact = readonly [OwnName, string | number | boolean | null];

export interface Described {
  readonly id: Id;
  readonly label: string;
  readonly locations: readonly string[];
  readonly terms: readonly Term[];
  /** A type in the user's own words. */
  readonly typeText: string | null;
  readonly own: readonly OwnFact[];
}

export interface Activity extends Described {
  readonly kind: "activity";
  /** xs:dateTime with a zone, as all times here; null when it is not known. */
  readonly startTime: string | null;
  readonly endTime: string | null;
}

export interface Value {
  readonly datatype: "xsd:string" | "xsd:double" | "xsd:boolean";
  readonly text: string;
}

export interface Entity extends Described {
  readonly kind: "entity" | "plan" | "collection";
  readonly value: Value | null;
}

export interface Agent extends Described {
  readonly kind: "person" | "softwareAgent";
}

export interface Usage {
  readonly kind: "used";
  readonly id: Id;
  readonly activity: Id;
  readonly entity: Id;
  readonly time: string | null;
  readonly role: string;
}

export interface Generation {
  readonly kind: "wasGeneratedBy";
  readonly id: Id;
  readonly entity: Id;
  readonly activity: Id;
  readonly time: string | null;
  readonly role: string;
}

export interface Derivation {
  readonly kind: "wasDerivedFrom";
  readonly generatedEntity: Id;
  readonly usedEntity: Id;
  readonly activity: Id;
  readonly generation: Id;
  readonly usage: Id;
}

export interface Attribution {
  readonly kind: "wasAttributedTo";
  readonly entity: Id;
  readonly agent: Id;
}

export interface Association {
  readonly kind: "wasAssociatedWith";
  readonly activity: Id;
  readonly agent: Id;
  readonly plan: Id;
  readonly role: string;
}

export interface Delegation {
  readonly kind: "actedOnBehalfOf";
  readonly delegate: Id;
  readonly responsible: Id;
  readonly activity: Id;
}

export interface Communication {
  readonly kind: "wasInformedBy";
  readonly informed: Id;
  readonly informant: Id;
  readonly terms: readonly Term[];
}

export interface Membership {
  readonly kind: "hadMember";
  readonly collection: Id;
  readonly members: readonly Id[];
}

export interface Specialization {
  readonly kind: "specializationOf";
  readonly specificEntity: Id;
  readonly generalEntity: Id;
}

/** A relation without an id of its own. */
export type ProvRelation =
  Derivation | Attribution | Association | Delegation | Communication | Membership | Specialization;

export type ProvElement = Activity | Entity | Agent | Usage | Generation | ProvRelation;

/** A PROV document (PROV-DM, 2013-04-30) in the order in which it is to be written. */
export interface ProvDocument {
  /** The namespace of each instance prefix in use. */
  readonly instances: readonly (readonly [InstancePrefix, string])[];
  /** Made anew whenever they are gone through: of 50,000 outputs there are 200,000. */
  readonly elements: Iterable<ProvElement>;
}

/** The parts of a described element that most have none of. */
export const undescribed = { locations: [], terms: [], typeText: null, own: [] } as const;
