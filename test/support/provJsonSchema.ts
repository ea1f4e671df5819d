import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import Ajv, { type ValidateFunction } from "ajv";
import { repositoryRoot } from "./repositoryRoot";

const ours = join(repositoryRoot(), "test", "fixtures", "provJson.schema.json");
const folder = process.env["EXECUTIONS_PROV_XSD"] ?? resolve("../shared/reference/prov-xsd");
const published = join(folder, "prov-json.schema.json");

/** What the schemas of PROV-JSON find wrong with a document: ours, and the published one where it is at hand. */
export function provJsonProblems(json: string): string[] {
  const value: unknown = JSON.parse(json);
  return validators.flatMap((validate) => {
    const isValid = validate(value) === true;
    return isValid
      ? []
      : (validate.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message ?? ""}`);
  });
}

const validators = [ours, published].filter((file) => existsSync(file)).map(validatorOf);

/** The published one is of draft 4, whose words ajv knows by other names. */
function validatorOf(file: string): ValidateFunction {
  const { $schema, id, ...schema } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  return new Ajv({ allErrors: true }).compile({ ...schema, $id: id ?? $schema });
}
