// A thread starts without the TypeScript loader of the process that opens it.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
