import { build, copyAssets, install } from "./prepare.mjs";

await install();
copyAssets();
await build();
