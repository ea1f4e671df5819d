import { idOf, referencesOf } from "../../src/bundle/prov/provShape";
import { type ProvenanceFacts } from "../../src/bundle/prov/provenanceFacts";
import { provName, readXml, type XmlElement } from "../../src/bundle/prov/readProvXml";
import { type Artifact } from "../../src/core/records";

/**
 * Which of the facts a document does not tell, or not with all relations. It looks for content, never for the ids
 * that the writer gave, so that it knows nothing of how the document was made.
 */
export function missingFromProvenance(xml: string, facts: ProvenanceFacts): string[] {
  return new Expectations(xml, facts).missing();
}

type Pattern = Readonly<Record<string, readonly string[]>>;

class Expectations {
  /** Those that stand for no fact yet, by kind. */
  private readonly left = new Map<string, XmlElement[]>();
  private readonly problems: string[] = [];
  private readonly relations: ReadonlySet<string>;
  private readonly collections: ReadonlyMap<string, readonly string[]>;

  constructor(
    xml: string,
    private readonly facts: ProvenanceFacts,
  ) {
    const elements = readXml(xml).children;
    for (const element of elements) {
      const kind = provName(element.name) ?? "";
      this.left.set(kind, this.left.get(kind) ?? []);
      this.left.get(kind)?.push(element);
    }
    this.relations = new Set(elements.flatMap(relationKeys));
    this.collections = collectionsByMember(elements);
  }

  missing(): string[] {
    const { facts } = this;
    const activity = this.activity();
    const plan = this.take("the plan", "plan", { id: [facts.method.id], version: [facts.method.version] });
    const { name, email } = facts.person;
    const person = this.take("the person", "person", { label: [name === "" ? email : name], email: [email] });
    const recorder = this.take("the software agent", "softwareAgent", one(facts.recorder));
    this.relation("wasAssociatedWith", { activity, agent: person, plan });
    this.relation("wasAssociatedWith", { activity, agent: recorder, plan });
    this.relation("actedOnBehalfOf", { delegate: recorder, responsible: person, activity });
    const inputs = this.artifacts("input").map(([artifact, entity]) => {
      this.relation("used", { activity, entity }, artifact.role);
      return entity;
    });
    for (const [artifact, entity] of this.artifacts("output")) {
      this.relation("wasGeneratedBy", { entity, activity }, artifact.role);
      this.relation("wasAttributedTo", { entity, agent: person });
      for (const input of inputs) this.derivation(entity, input, activity);
    }
    this.values(activity);
    this.code(activity);
    this.earlier(activity);
    return this.problems;
  }

  private activity(): string {
    const { executionId, status } = this.facts;
    return this.take("the activity", "activity", {
      id: [executionId],
      startTime: [status.started ?? status.created],
      endTime: status.finished === undefined ? [] : [status.finished],
      state: [status.state],
      status: [status.status],
      exitCode: status.exitCode === null ? [] : [String(status.exitCode)],
      reason: status.reason === null ? [] : [status.reason],
    });
  }

  private artifacts(direction: "input" | "output"): (readonly [Artifact, string])[] {
    return this.facts.artifacts
      .filter((artifact) => artifact.direction === direction)
      .map((artifact) => [
        artifact,
        this.take(`the ${direction} ${artifact.name}`, "entity", {
          label: [artifact.name],
          location: [artifact.uri],
          sha256: [artifact.sha256],
          size: [String(artifact.size)],
        }),
      ]);
  }

  private values(activity: string): void {
    const { request, method, artifacts } = this.facts;
    for (const [name, given] of Object.entries(request.inputs)) {
      const told = artifacts.some(
        ({ direction, role, known }) =>
          direction === "input" && role === name && (known === "declared" || known === "argument"),
      );
      if (told) continue;
      const format = Object.hasOwn(method.inputs, name) ? method.inputs[name]?.schema.format : undefined;
      const secret =
        format === "secret" || format === "password" || JSON.stringify(given).startsWith('{"secret":true');
      const value = typeof given === "string" ? given : JSON.stringify(given);
      const entity = this.take(`the value of ${name}`, "entity", {
        label: [name],
        value: secret ? [] : [value],
      });
      this.relation("used", { activity, entity }, name);
    }
    if (request.args.length === 0) return;
    const entity = this.take("the arguments", "entity", { value: [JSON.stringify(request.args)] });
    this.relation("used", { activity, entity }, "arguments");
  }

  private code(activity: string): void {
    const { git } = this.facts;
    if (git?.repository !== true || git.commit === null) return;
    const entity = this.take("the commit", "entity", { commit: [git.commit], dirty: [String(git.dirty)] });
    this.relation("used", { activity, entity }, "code");
  }

  private earlier(activity: string): void {
    const { executionId, request } = this.facts;
    const before = [request.rerunOf, request.parent].flatMap((id) => (id === null ? [] : [readable(id)]));
    for (const id of new Set(before)) {
      if (id === readable(executionId)) continue;
      const informant = this.take(`the execution ${id} before it`, "activity", { id: [id] });
      this.relation("wasInformedBy", { informed: activity, informant });
    }
  }

  /** The id of an element of this kind with this content that stands for nothing else yet. */
  private take(what: string, kind: string, pattern: Pattern): string {
    const candidates = this.left.get(kind) ?? [];
    const index = candidates.findIndex((element) => matches(element, pattern));
    const found = candidates[index];
    if (found === undefined) {
      this.problems.push(`${what} is missing`);
      return `missing: ${what}`;
    }
    candidates.splice(index, 1);
    return idOf(found) ?? `without an id: ${what}`;
  }

  private relation(kind: string, ends: Readonly<Record<string, string>>, role?: string): void {
    if (this.relations.has(keyOf(kind, Object.entries(ends), role === undefined ? null : readable(role))))
      return;
    this.problems.push(`there is no ${kind} of ${Object.values(ends).join(", ")}`);
  }

  /** Directly, or from a collection that was used and has the input as a member. */
  private derivation(output: string, input: string, activity: string): void {
    if (this.derived(output, input)) return;
    const viaCollection = (this.collections.get(input) ?? []).some(
      (collection) =>
        this.derived(output, collection) &&
        this.relations.has(keyOf("used", Object.entries({ activity, entity: collection }), null)),
    );
    if (!viaCollection) this.problems.push(`${output} does not derive from ${input}`);
  }

  private derived(output: string, source: string): boolean {
    const ends = { generatedEntity: output, usedEntity: source };
    return this.relations.has(keyOf("wasDerivedFrom", Object.entries(ends), null));
  }
}

function collectionsByMember(elements: readonly XmlElement[]): Map<string, string[]> {
  const collections = new Map<string, string[]>();
  for (const element of elements.filter((candidate) => provName(candidate.name) === "hadMember"))
    for (const member of referencesOf(element, "entity"))
      collections.set(member, [...(collections.get(member) ?? []), ...referencesOf(element, "collection")]);
  return collections;
}

/** A relation as text: with its ends and its role, and with its ends alone. Of a derivation only the entities count. */
function relationKeys(element: XmlElement): string[] {
  const kind = provName(element.name) ?? "";
  const ends = element.children.flatMap((child): [string, string][] => {
    const name = provName(child.name) ?? "";
    const detail = kind === "wasDerivedFrom" && !["generatedEntity", "usedEntity"].includes(name);
    return detail
      ? []
      : referencesOf(element, name)
          .slice(0, 1)
          .map((end) => [name, end]);
  });
  const role = element.children.find((child) => provName(child.name) === "role")?.text ?? null;
  return [keyOf(kind, ends, role), keyOf(kind, ends, null)];
}

function keyOf(kind: string, ends: readonly (readonly [string, string])[], role: string | null): string {
  return JSON.stringify([kind, ends, role]);
}

/** Whether the children of each named kind, PROV's or ours, have exactly these texts in some order. */
function matches(element: XmlElement, pattern: Pattern): boolean {
  return Object.entries(pattern).every(([name, texts]) => {
    const found = element.children
      .filter((child) => child.name.endsWith(`#${name}`))
      .map((child) => child.text);
    return JSON.stringify(found) === JSON.stringify(texts.map(readable));
  });
}

function one(record: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(record).map(([name, text]) => [name, [text]]));
}

/** A text as it can stand in XML. */
function readable(text: string): string {
  return Array.from(text, (character) => (isLegal(character.codePointAt(0)!) ? character : "\uFFFD")).join(
    "",
  );
}

function isLegal(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
