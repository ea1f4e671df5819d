import type { Container } from "../../../core/records";

export interface ContainerFacts {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The text of a file of the system; null where there is none. */
  readonly read: (path: string) => string | null;
}

/** The container that a run is in: by what its runtime leaves in the file system, in control groups and in the environment. */
export function containerOf({ environment, read }: ContainerFacts): Container | null {
  const groups = read("/proc/1/cgroup") ?? "";
  const podman = read("/run/.containerenv");
  const marks = { environment, groups, isPodman: podman !== null, isDocker: read("/.dockerenv") !== null };
  const runtime = runtimes.find(([, isIt]) => isIt(marks))?.[0] ?? toldRuntime(environment);
  if (runtime === null) return null;
  const mounts = read("/proc/self/mountinfo") ?? "";
  const own = valueOf(podman, /^id="([0-9a-f]{12,64})"/m);
  const grouped = valueOf(
    `${groups}\n${mounts}`,
    /(?:docker|containers|crio|libpod|cri-containerd)[/:-]+([0-9a-f]{64})/,
  );
  const image = valueOf(podman, /^image="([^"]+)"/m);
  return { runtime, id: own ?? grouped, image: image ?? imageOf(environment) };
}

interface Marks {
  readonly environment: ContainerFacts["environment"];
  /** Control groups of the first process. */
  readonly groups: string;
  readonly isPodman: boolean;
  readonly isDocker: boolean;
}

/** The most telling first: a pod is made of containers, and Apptainer may run within one. */
const runtimes: readonly (readonly [string, (marks: Marks) => boolean])[] = [
  ["apptainer", ({ environment }) => environment["APPTAINER_CONTAINER"] !== undefined],
  ["singularity", ({ environment }) => environment["SINGULARITY_CONTAINER"] !== undefined],
  ["kubernetes", ({ environment }) => environment["KUBERNETES_SERVICE_HOST"] !== undefined],
  ["kubernetes", ({ groups }) => groups.includes("kubepods")],
  ["podman", ({ groups, isPodman }) => isPodman || groups.includes("libpod")],
  ["docker", ({ groups, isDocker }) => isDocker || /\/docker[/-]/.test(groups)],
  ["lxc", ({ groups }) => groups.includes("/lxc")],
  ["containerd", ({ groups }) => groups.includes("containerd")],
];

/** What systemd, podman and LXC set (https://systemd.io/CONTAINER_INTERFACE). */
function toldRuntime(environment: ContainerFacts["environment"]): string | null {
  const told = environment["container"];
  return told !== undefined && /^[\w.-]{1,40}$/.test(told) ? told : null;
}

function valueOf(text: string | null, pattern: RegExp): string | null {
  return pattern.exec(text ?? "")?.[1] ?? null;
}

/** No runtime tells a container its image: these are what people and clusters hand in. */
const imageVariables = [
  "APPTAINER_CONTAINER",
  "SINGULARITY_CONTAINER",
  "CONTAINER_IMAGE",
  "DOCKER_IMAGE",
  "CI_JOB_IMAGE",
  "IMAGE_NAME",
];

function imageOf(environment: ContainerFacts["environment"]): string | null {
  for (const name of imageVariables) {
    const value = environment[name];
    if (value !== undefined && value !== "") return value;
  }
  return null;
}
