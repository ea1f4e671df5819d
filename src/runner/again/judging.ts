import { messageOf } from "../../core/humanError";
import type { Finishing } from "../finishExecution";
import type { EndContext } from "../writeEnd";

/** What looks at the outputs of a run before its bundle is sealed; a failure of it is a warning. */
export function judging(finishing: Finishing): NonNullable<EndContext["judge"]> {
  const { request, runner, record, events } = finishing;
  return async (artifacts, instance) => {
    try {
      await request.again?.judge?.({
        id: record.id,
        bundle: record.bundle,
        artifacts,
        instance,
        append: (event) => events.append(event),
        say: runner.say,
        now: runner.now,
      });
    } catch (error) {
      events.warn(`the outputs could not be compared with those of the earlier run: ${messageOf(error)}`);
    }
  };
}
