import { installDependencies } from "./lib/dependencies.mjs";
import { packageExtension } from "./lib/packageExtension.mjs";
import { sayer } from "./lib/say.mjs";

const say = sayer("package");
await installDependencies(say);
process.exitCode = (await packageExtension(say)) ? 0 : 1;
