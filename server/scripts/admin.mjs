// `npm run admin -- …`, before and after anything is installed. Everything but the answer goes to stderr.
import { install } from "./prepare.mjs";

process.env.NODE_ENV ??= "production";
await install();
const { register } = await import("tsx/esm/api");
register();
const { admin } = await import("#server/admin.ts");
process.exitCode = await admin(process.argv.slice(2));
