import { cleanUrl } from "../../../core/credentials";
import type { ContinuousIntegration } from "../../../core/records";

type Environment = Readonly<Record<string, string | undefined>>;

interface Provider {
  /** The variable that it sets. */
  readonly mark: string;
  readonly name: string;
  /** Parts of the run's address: variables by `$NAME`, and what stands between them. */
  readonly url: readonly string[];
}

const providers: readonly Provider[] = [
  {
    mark: "GITHUB_ACTIONS",
    name: "GitHub Actions",
    url: ["$GITHUB_SERVER_URL", "/", "$GITHUB_REPOSITORY", "/actions/runs/", "$GITHUB_RUN_ID"],
  },
  { mark: "GITLAB_CI", name: "GitLab CI", url: ["$CI_JOB_URL"] },
  { mark: "CIRCLECI", name: "CircleCI", url: ["$CIRCLE_BUILD_URL"] },
  {
    mark: "TF_BUILD",
    name: "Azure Pipelines",
    url: ["$SYSTEM_COLLECTIONURI", "$SYSTEM_TEAMPROJECT", "/_build/results?buildId=", "$BUILD_BUILDID"],
  },
  {
    mark: "BITBUCKET_BUILD_NUMBER",
    name: "Bitbucket Pipelines",
    url: [
      "https://bitbucket.org/",
      "$BITBUCKET_REPO_FULL_NAME",
      "/pipelines/results/",
      "$BITBUCKET_BUILD_NUMBER",
    ],
  },
  { mark: "BUILDKITE", name: "Buildkite", url: ["$BUILDKITE_BUILD_URL"] },
  { mark: "TRAVIS", name: "Travis CI", url: ["$TRAVIS_BUILD_WEB_URL"] },
  { mark: "DRONE", name: "Drone", url: ["$DRONE_BUILD_LINK"] },
  { mark: "CODEBUILD_BUILD_ID", name: "AWS CodeBuild", url: ["$CODEBUILD_PUBLIC_BUILD_URL"] },
  { mark: "TEAMCITY_VERSION", name: "TeamCity", url: ["$BUILD_URL"] },
  { mark: "JENKINS_URL", name: "Jenkins", url: ["$BUILD_URL"] },
];

/** The run of continuous integration that an execution belongs to; null where it belongs to none. */
export function continuousIntegrationOf(environment: Environment): ContinuousIntegration | null {
  const provider = providers.find(({ mark }) => isSet(environment[mark]));
  if (provider !== undefined) return { provider: provider.name, url: urlOf(provider.url, environment) };
  return isSet(environment["CI"]) ? { provider: "CI", url: null } : null;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value.toLowerCase() !== "false" && value !== "0";
}

/** Null where a part of it is not told, or where it is no page. */
function urlOf(parts: readonly string[], environment: Environment): string | null {
  const values = parts.map((part) => (part.startsWith("$") ? (environment[part.slice(1)] ?? "") : part));
  const url = values.join("");
  return values.includes("") || !/^https?:\/\//.test(url) ? null : cleanUrl(url);
}
