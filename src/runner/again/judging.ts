import { messageOf } from "../../core/humanError";
import type { Artifact } from "../../core/records";
import type { SecretMask } from "../secrets/secretMask";
import type { Finishing } from "../finishing";
import type { EndContext } from "../writeEnd";

/** What looks at the outputs of a run before its bundle is sealed; a failure of it is a warning. */
export function judging(finishing: Finishing): NonNullable<EndContext["judge"]> {
  const { request, runner, record, events, mask } = finishing;
  return async (artifacts, instance) => {
    try {
      await request.again?.judge?.({
        id: record.id,
        bundle: record.bundle,
        artifacts,
        instance,
        append: (event) => events.append(event),
        say: (line) => runner.say(mask === null ? line : mask.text(line)),
        now: runner.now,
      });
    } catch (error) {
      events.warn(`the outputs could not be compared with those of the earlier run: ${messageOf(error)}`);
    }
    if (mask !== null) await lookForSecrets(finishing, mask, artifacts);
  };
}

async function lookForSecrets(
  { record, events }: Finishing,
  mask: SecretMask,
  outputs: readonly Artifact[],
): Promise<void> {
  const { warnOfWrittenSecrets } = await import("../secrets/warnOfWrittenSecrets");
  const { bundle, layout } = record;
  const files = { bundle, workspace: layout.workspace, outputs };
  await warnOfWrittenSecrets(files, mask, (message) => events.warn(message));
}
