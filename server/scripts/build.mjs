import { build, copyAssets, install } from "./prepare.mjs";

install();
copyAssets();
build();
