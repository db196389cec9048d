import type { Env } from "./env.ts";

interface Links {
  /** Undefined once there is a facilitator. */
  readonly setupToken: string | undefined;
  /** Of the demonstration workshop. */
  readonly joinCode: string;
}

/** What the person who started the server reads: where to go next. */
export function greeting(env: Pick<Env, "port" | "host" | "publicUrl">, links: Links): string {
  const base = env.publicUrl ?? `http://${hostShown(env.host)}:${env.port}`;
  const lines = ["", `Gap Map is running at ${base}`, ""];
  if (links.setupToken !== undefined) {
    lines.push("Set up the first facilitator (this link works once):");
    lines.push(`  ${base}/setup?token=${links.setupToken}`, "");
  }
  lines.push("Join the demonstration workshop (open it in two windows to edit together):");
  lines.push(`  ${base}/join/${links.joinCode}`, "");
  return `${lines.join("\n")}\n`;
}

/** Why the server could not start, in one line that says what to change. */
export function whyNotStarted(
  cause: unknown,
  env: Pick<Env, "port" | "host" | "databaseUrl">,
): string {
  const code = codeOf(cause);
  if (code === "EADDRINUSE")
    return `PORT: ${env.port} is taken. Choose another, such as PORT=${env.port + 1}.`;
  if (code === "EACCES")
    return `PORT: this user may not listen on ${env.port}. Choose one above 1023.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
    if (env.databaseUrl === undefined || code === "EADDRNOTAVAIL") {
      return `HOST: ${env.host} is not an address of this machine.`;
    }
  }
  if (env.databaseUrl !== undefined && code !== undefined) {
    return `DATABASE_URL: the database cannot be used (${code}: ${firstLine(cause)}).`;
  }
  return firstLine(cause);
}

function hostShown(host: string | undefined): string {
  if (host === undefined || host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function codeOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  if ("code" in cause && typeof cause.code === "string") return cause.code;
  return cause.cause === undefined ? undefined : codeOf(cause.cause);
}

function firstLine(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const innermost = cause.cause instanceof Error ? cause.cause : cause;
  return innermost.message.split("\n")[0] ?? innermost.name;
}
