import { getAssetUrls } from "@tldraw/assets/selfHosted";

/** Fonts, icons and translations of the canvas come from our own server, never from anywhere else. */
export const assetUrls = getAssetUrls({ baseUrl: "/tldraw" });
