import { copyFileSync, existsSync, mkdirSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { scriptOf } from "../../core/processDescription";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { workingDirectoryOf } from "../runPlan";
import { checkOut } from "./checkOut";
import { ContentFinder } from "./contentFinder";
import { blocking, told, type Difference } from "./difference";
import type { EarlierRun } from "./earlierRun";
import { fillLfsFiles } from "./lfsFiles";
import { withMovedPaths } from "./movedPaths";
import { placeInputs, type Place } from "./placeInputs";
import { openRepository } from "./repositoryGit";
import { ScratchFolder } from "./scratchFolder";
import { shareEnvironments } from "./shareEnvironments";

/** An execution's code and inputs as they were, ready to run apart from the user's working tree. */
export interface Reproduction {
  /** As the workspace's, but with the reproduced folder in its place: the bundle lies among the others. */
  readonly layout: WorkspaceLayout;
  /** The run with paths as they are there. */
  readonly run: EarlierRun;
  readonly differences: readonly Difference[];
  /** Links of ours in there, absolute: no part of the code. */
  readonly links: readonly string[];
  readonly finder: ContentFinder;
  /** Takes everything away again. */
  remove(): void;
}

/**
 * Brings back what an execution ran on: its commit with its uncommitted changes, and its inputs by content, in a folder
 * of its own (design, section 7).
 */
export async function openReproduction(layout: WorkspaceLayout, earlier: EarlierRun): Promise<Reproduction> {
  const scratch = ScratchFolder.open(layout, earlier.id);
  try {
    return await makeReady(layout, earlier, scratch);
  } catch (error) {
    scratch.remove();
    throw error;
  }
}

async function makeReady(
  layout: WorkspaceLayout,
  earlier: EarlierRun,
  scratch: ScratchFolder,
): Promise<Reproduction> {
  const finder = new ContentFinder(layout, earlier);
  const code = await bringCode(layout, earlier, scratch, finder);
  const { place, top } = code;
  mkdirSync(place.workspace, { recursive: true });
  const { differences, moved } = await placeInputs(layout, earlier, place, finder);
  const inPlace = { ...layout, workspace: place.workspace };
  const directory = (workspace: string): string => workingDirectoryOf(earlier.method, workspace, workspace);
  const [before, after] = [directory(layout.workspace), directory(place.workspace)];
  const run = withMovedPaths(earlier, {
    before: { root: top, workspace: layout.workspace, workingDirectory: before },
    after: { root: place.root, workspace: place.workspace, workingDirectory: after },
    moved,
  });
  const prefix = relative(place.root, place.workspace);
  const links = shareEnvironments(top, place.root, [
    prefix,
    join(prefix, dirname(scriptOf(earlier.method) ?? "x")),
    relative(place.root, after),
  ]);
  return {
    layout: inPlace,
    run,
    differences: [...code.differences, ...differences, ...namedByPath(layout, earlier, before, after)],
    links,
    finder,
    remove: () => scratch.remove(),
  };
}

interface BroughtCode {
  readonly place: Place;
  /** The folder of the user that `place.root` stands for. */
  readonly top: string;
  readonly differences: readonly Difference[];
}

async function bringCode(
  layout: WorkspaceLayout,
  earlier: EarlierRun,
  scratch: ScratchFolder,
  finder: ContentFinder,
): Promise<BroughtCode> {
  const { git } = earlier;
  const inputs = join(scratch.path, "inputs");
  mkdirSync(inputs);
  if (git?.repository !== true)
    return withoutVersion(layout, earlier, join(scratch.path, basename(layout.workspace)), inputs);
  const repository = await openRepository(layout.workspace);
  const root = join(
    scratch.path,
    typeof repository === "string" ? basename(layout.workspace) : basename(repository.root),
  );
  if (typeof repository === "string") return failed(layout, root, inputs, repository);
  const inRepository = relative(repository.root, realpathSync(layout.workspace));
  const place = { root, workspace: join(root, inRepository), inputs };
  const code = await checkOut({
    repository,
    folder: root,
    bundle: earlier.bundle,
    git,
    onCreated: () => scratch.ownWorktree(root),
  });
  if ("reason" in code) return failed(layout, root, inputs, code.reason);
  return {
    place,
    top: repository.root,
    differences: [...code, ...(await fillLfsFiles(repository, place, finder))],
  };
}

/** The code could not be brought back: only who wants it anyway gets today's. */
async function failed(
  layout: WorkspaceLayout,
  root: string,
  inputs: string,
  reason: string,
): Promise<BroughtCode> {
  const { copyOfToday } = await import("./copyOfToday");
  mkdirSync(root, { recursive: true });
  copyOfToday(layout.workspace, root);
  const differences = [blocking(`the code is not that of the execution: ${reason}`)];
  return { place: { root, workspace: root, inputs }, top: layout.workspace, differences };
}

/** Outside git the bundle holds the script itself; what it loads is taken as it is today, and that is said. */
async function withoutVersion(
  layout: WorkspaceLayout,
  { bundle, method }: EarlierRun,
  root: string,
  inputs: string,
): Promise<BroughtCode> {
  const { copyOfToday } = await import("./copyOfToday");
  mkdirSync(root);
  copyOfToday(layout.workspace, root);
  const script = scriptOf(method);
  const kept = script === null ? null : join(bundle, bundlePaths.inputs, basename(script));
  const place = { root, workspace: root, inputs };
  const top = layout.workspace;
  if (script === null || kept === null || !existsSync(kept))
    return {
      place,
      top,
      differences: [blocking("it ran outside git, and the bundle holds no copy of what it ran")],
    };
  const target = resolve(root, script);
  if (relative(root, target).startsWith("..")) return { place, top, differences: [] };
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(kept, target);
  const text = `it ran outside git: the script ${script} is the bundle's own copy, whatever else it loads is today's`;
  return { place, top, differences: [told(text)] };
}

/** What a method names by an absolute path runs as it is today. */
function namedByPath(
  { workspace }: WorkspaceLayout,
  { method }: EarlierRun,
  before: string,
  after: string,
): Difference[] {
  const parameters = JSON.stringify(method.additionalParameters ?? {});
  const named = JSON.stringify(workspace).slice(1, -1);
  const own = parameters.split(`${named}/`).slice(1);
  // Installed packages are shared with the workspace in any case.
  const code = own.filter((rest) => !/^(?:\.venv|venv|node_modules)\//.test(rest));
  return [
    ...(code.length > 0 && before !== after
      ? [blocking(`the method names files of ${workspace} by absolute paths: they would be today's`)]
      : []),
    ...(before === after ? [blocking(`it runs in ${before}, outside of the code that is reproduced`)] : []),
  ];
}
