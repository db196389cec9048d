import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { fail, ok, type Result } from "#lib/result.ts";
import { type SyncLimits, usualLimits } from "./sync/limits.ts";

/** Everything the surroundings tell us, read once. */
export interface Env {
  readonly port: number;
  /** The address to listen on; every one of the machine's when undefined. */
  readonly host: string | undefined;
  /** Absolute path of the folder that holds all we keep on disk. */
  readonly dataDir: string;
  /** A real PostgreSQL; PGlite in `dataDir` when undefined. */
  readonly databaseUrl: string | undefined;
  /** Where the processes speak to each other that serve the same maps; undefined when there is only this one. */
  readonly redisUrl: string | undefined;
  /** The public address, without a slash at the end; taken from each request when undefined. */
  readonly publicUrl: string | undefined;
  /** Signs sessions and tokens. */
  readonly secret: string;
  /** How many proxies stand before us and may be believed about a visitor's address. */
  readonly trustedProxies: number;
  readonly limits: SyncLimits;
  /** Who knows it may see the figures; nobody may when undefined. */
  readonly metricsToken: string | undefined;
}

/** Read the settings and make the data folder and the secret where they are missing. The error is one plain line. */
export function loadEnv(source: NodeJS.ProcessEnv = process.env): Result<Env, string> {
  const settings = readSettings(source);
  if (!settings.ok) return settings;
  const { NEXTAUTH_SECRET, ...rest } = settings.value;
  const dataDir = resolve(rest.DATA_DIR);
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK);
    return ok({
      port: rest.PORT,
      host: rest.HOST,
      dataDir,
      databaseUrl: rest.DATABASE_URL,
      redisUrl: rest.REDIS_URL,
      publicUrl: rest.NEXTAUTH_URL,
      secret: NEXTAUTH_SECRET ?? keptSecret(dataDir),
      trustedProxies: rest.TRUST_PROXY,
      metricsToken: rest.METRICS_TOKEN,
      limits: {
        connections: rest.MAX_CONNECTIONS,
        connectionsPerMap: rest.MAX_CONNECTIONS_PER_MAP,
        connectionsPerAddress: rest.MAX_CONNECTIONS_PER_ADDRESS,
        connectionsPerPerson: rest.MAX_CONNECTIONS_PER_PERSON,
        arrivalsPerMinute: rest.MAX_ARRIVALS_PER_MINUTE,
        changesPerSecond: rest.MAX_CHANGES_PER_SECOND,
        unsavedMebibytes: rest.MAX_UNSAVED_MEBIBYTES,
      },
    });
  } catch (cause) {
    const why = cause instanceof Error && "code" in cause ? cause.code : "unknown";
    return fail(
      `DATA_DIR: cannot write to ${dataDir} (${why}). Choose a folder this user may write.`,
    );
  }
}

/** next-auth reads its own settings: without a public address it is to go by the host that each request names. */
export function tellNextAuth({ publicUrl }: Pick<Env, "publicUrl">, target = process.env): void {
  if (publicUrl === undefined) target["AUTH_TRUST_HOST"] = "true";
}

/** Check the settings without touching the disk. The error names the setting, what is wrong, and what it may be. */
export function readSettings(
  source: NodeJS.ProcessEnv,
): Result<z.infer<typeof settingsSchema>, string> {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return fail(`${issue?.path.join(".")}: ${issue?.message}`);
}

const wholeNumber = (least: number, most: number, message: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);

const limit = (usual: number) =>
  wholeNumber(1, 999_999, "must be a whole number from 1 to 999999.").default(usual);

function address(schemes: readonly string[], message: string) {
  return z.string().refine((value) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    return url !== undefined && schemes.includes(url.protocol) && url.hostname !== "";
  }, message);
}

const oneSettingEach = z.object({
  PORT: wholeNumber(1, 65_535, "must be a whole number from 1 to 65535, such as 3000.").default(
    3000,
  ),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, "must be an address of this machine, such as 127.0.0.1.")
    .optional(),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: address(
    ["postgres:", "postgresql:"],
    "must look like postgres://user:password@host:5432/database.",
  ).optional(),
  REDIS_URL: address(["redis:", "rediss:"], "must look like redis://host:6379.").optional(),
  NEXTAUTH_URL: address(
    ["http:", "https:"],
    "must be the public address, such as https://map.example.org.",
  )
    .refine(
      (value) => !URL.canParse(value) || new URL(value).pathname === "/",
      "must have no path after the host name.",
    )
    .transform((value) => (URL.canParse(value) ? new URL(value).origin : value))
    .optional(),
  NEXTAUTH_SECRET: z.string().min(16, "must have at least 16 characters.").optional(),
  TRUST_PROXY: wholeNumber(0, 10, "must be the number of proxies in front, from 0 to 10.").default(
    0,
  ),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters.").optional(),
  MAX_CONNECTIONS: limit(usualLimits.connections),
  MAX_CONNECTIONS_PER_MAP: limit(usualLimits.connectionsPerMap),
  MAX_CONNECTIONS_PER_ADDRESS: limit(usualLimits.connectionsPerAddress),
  MAX_CONNECTIONS_PER_PERSON: limit(usualLimits.connectionsPerPerson),
  MAX_ARRIVALS_PER_MINUTE: limit(usualLimits.arrivalsPerMinute),
  MAX_CHANGES_PER_SECOND: limit(usualLimits.changesPerSecond),
  MAX_UNSAVED_MEBIBYTES: limit(usualLimits.unsavedMebibytes),
});

/** Several processes share what one keeps to itself: the database, and the secret that signs sessions. */
const settingsSchema = oneSettingEach.superRefine((settings, { addIssue }) => {
  const { REDIS_URL, DATABASE_URL, NEXTAUTH_SECRET } = settings;
  if (REDIS_URL === undefined) return;
  const complain = (message: string) => addIssue({ code: "custom", path: ["REDIS_URL"], message });
  if (DATABASE_URL === undefined) {
    complain("must go with DATABASE_URL: several machines cannot share the embedded database.");
  } else if (NEXTAUTH_SECRET === undefined) {
    complain("must go with NEXTAUTH_SECRET: all machines must sign sessions alike.");
  }
});

/** Node's own recursive mkdir never returns where the system refuses new folders with ENOENT, such as /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

function keptSecret(dataDir: string): string {
  const path = resolve(dataDir, "secret");
  const fresh = randomBytes(32).toString("base64url");
  try {
    writeFileSync(path, fresh, { flag: "wx", mode: 0o600 });
    return fresh;
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
  }
  chmodSync(path, 0o600);
  const kept = readFileSync(path, "utf8").trim();
  if (kept.length >= 16) return kept;
  writeFileSync(path, fresh, { mode: 0o600 });
  return fresh;
}
