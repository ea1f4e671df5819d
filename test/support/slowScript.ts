/** Ends at once, or when a file tells it to. */
export const slowScript = `
import { existsSync, writeFileSync } from "node:fs";
const isLong = process.argv[2] === "long";
console.log("began");
while (isLong && !existsSync("go")) await new Promise((resolve) => setTimeout(resolve, 50));
console.log("accuracy: " + (isLong ? 0.75 : 0.5));
writeFileSync(process.env.EXECUTION_OUTPUTS + "/result.json", JSON.stringify({ isLong }));
`;
