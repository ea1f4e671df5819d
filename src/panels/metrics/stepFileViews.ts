import { outputsByStep } from "../../core/curves/outputsByStep";
import { bundlePaths } from "../../bundle/layout";
import type { StepFilesView } from "../../shared/metrics/metricsView";
import type { MetricsFacts } from "./buildMetricsView";

const picture = /\.(?:png|jpe?g|gif|webp|bmp|avif|svg)$/i;

/** The outputs of several steps, one under the other by execution; one file alone is no series. */
export function stepFileViews(
  facts: readonly Pick<MetricsFacts, "outputs" | "addressOf">[],
): readonly StepFilesView[] {
  const rows = new Map<string, StepFilesView["rows"]>();
  for (const [execution, { outputs, addressOf }] of facts.entries())
    for (const { name, files } of outputsByStep(outputs)) {
      const views = files.map(({ step, path }) => {
        const whole = `${bundlePaths.outputs}/${path}`;
        return { step, path: whole, source: picture.test(path) ? addressOf(whole) : null };
      });
      rows.set(name, [...(rows.get(name) ?? []), { execution, files: views }]);
    }
  return [...rows].flatMap(([name, views]) => {
    const files = views.flatMap((row) => row.files);
    if (files.length < 2) return [];
    const steps = [...new Set(files.map(({ step }) => step))].sort((one, other) => one - other);
    return [{ name, steps, isImage: picture.test(name), rows: views }];
  });
}
