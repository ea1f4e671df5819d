import { wrongUse } from "../core/humanError";
import type { Annotations } from "../core/records";
import type { ExecutionSummary } from "../core/summary";
import { updateAnnotations } from "../bundle/changeAnnotations";
import { ExecutionStore } from "../store/executionStore";
import { findExecution } from "../store/findExecution";
import { readSummary } from "../store/readSummary";
import { allArguments } from "./arguments";
import { jsonOption, type Verb, type VerbCall } from "./verb";

/** `executions name ID TEXT` */
export const nameVerb: Verb = {
  usage: 'ID TEXT [--json]   ("" takes the name away)',
  summary: "Give an execution a name",
  options: jsonOption,
  run: (call) => {
    const { execution, text } = executionAndText(call, "name ID TEXT");
    const name = textOrNull(text);
    const told = name === null ? "has no name now" : `is called ${name} now`;
    return annotate(call, execution, (present) => ({ ...present, name }), told);
  },
};

/** `executions note ID TEXT` */
export const noteVerb: Verb = {
  usage: 'ID TEXT [--json]   ("" takes the note away)',
  summary: "Write a note on an execution",
  options: jsonOption,
  run: (call) => {
    const { execution, text } = executionAndText(call, "note ID TEXT");
    const note = textOrNull(text);
    return annotate(
      call,
      execution,
      (present) => ({ ...present, note }),
      note === null ? "has no note now" : "has the note",
    );
  },
};

/** `executions tag ID TAG... [--remove TAG]` */
export const tagVerb: Verb = {
  usage: "ID TAG... [--remove TAG]... [--json]",
  summary: "Add tags to an execution, or take some away",
  options: {
    remove: { type: "string", multiple: true, value: "TAG", help: "take this tag away; may be repeated" },
    ...jsonOption,
  },
  run(call) {
    const [id, ...given] = allArguments(call);
    const added = given.map(tagOf);
    const removed = new Set(call.options.texts("remove").map(tagOf));
    if (id === undefined || added.length + removed.size === 0)
      throw wrongUse("name an execution and a tag: executions tag ID TAG... [--remove TAG].");
    const execution = findExecution(new ExecutionStore(call.layout), id);
    const change = (present: Annotations): Annotations => ({
      ...present,
      tags: [...new Set([...present.tags.filter((tag) => !removed.has(tag)), ...added])],
    });
    return annotate(call, execution, change, "has its tags changed");
  },
};

function annotate(
  { layout, options, console, now }: VerbCall,
  { id, path }: ExecutionSummary,
  change: (present: Annotations) => Annotations,
  told: string,
): Promise<number> {
  const { tags } = updateAnnotations(layout, id, change, now());
  if (options.flag("json")) console.printJson(readSummary(path));
  else console.say(`${id} ${told}${tags.length === 0 ? "" : ` (tags: ${tags.join(", ")})`}`);
  return Promise.resolve(0);
}

function executionAndText(call: VerbCall, usage: string): { execution: ExecutionSummary; text: string } {
  const [id, text, ...others] = allArguments(call);
  if (id === undefined || text === undefined || others.length > 0)
    throw wrongUse(`give an execution and one text, in quotes where it has blanks: executions ${usage}.`);
  return { execution: findExecution(new ExecutionStore(call.layout), id), text };
}

function textOrNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}

function tagOf(text: string): string {
  const tag = text.trim();
  if (tag === "") throw wrongUse("a tag must not be empty.");
  return tag;
}
