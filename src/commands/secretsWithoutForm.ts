import { isRequired, isSecret, titleOf, type ProcessDescription } from "../core/processDescription";
import { editSecret } from "../forms/editSecret";
import { FormSecrets } from "../forms/formSecrets";
import { secretStoreOf } from "../host/secretStore";
import type { Services } from "./services";

/**
 * The secrets of a run that shows no form: those that are remembered, and masked boxes for the others that it needs.
 * @returns null for a method without secrets; undefined when one left a box.
 */
export async function secretsWithoutForm(
  { context }: Pick<Services, "context">,
  workspace: string,
  method: ProcessDescription,
): Promise<Readonly<Record<string, string>> | null | undefined> {
  const secrets = await FormSecrets.open(method, secretStoreOf(context.secrets, workspace, method.id));
  for (const [name, input] of Object.entries(method.inputs)) {
    if (!isSecret(input) || !isRequired(input) || secrets.holdOf(name) !== null) continue;
    if (!(await editSecret({ name, input }, `${name} · ${titleOf(method)}`, secrets))) return undefined;
  }
  return secrets.values;
}
