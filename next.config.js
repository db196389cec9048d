/** @type {import("next").NextConfig} */
const config = {
  // Several builds may stand side by side (development, tests), each in its own folder.
  distDir: process.env.GAP_MAP_DIST ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // In development the machine itself goes by this name, too; without it Next hangs up on its own socket.
  allowedDevOrigins: ["127.0.0.1"],
  // Addresses carry join codes and the set-up token, which belong in no log.
  logging: { incomingRequests: false },
  // Types are checked by `npm run check`; a newcomer's first start need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@resvg/resvg-js",
    "pdfkit",
    "pg",
    "tsx",
    "ws",
    // One copy for the sync server and the pages: two do not know each other's types.
    "yjs",
  ],
};

export default config;
