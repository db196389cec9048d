import { createReadStream, createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { fail, ok, type Result } from "#lib/result.ts";
import { backUp, restore } from "./backup.ts";
import { type Db, openDatabase } from "./db.ts";
import { loadEnv } from "./env.ts";
import { problem } from "./errors.ts";
import { accountWith, createMap, importMap } from "./maps.ts";
import { createAccount, createApiToken } from "./people.ts";

/** What an operator is told when a command was not carried out. */
interface Trouble {
  readonly code: string;
  readonly message: string;
}

type Outcome = Result<unknown, Trouble>;

interface Asked {
  readonly db: Db;
  /** What stands after the command without a name. */
  readonly file: string | undefined;
  readonly options: Options;
}

type Options = ReturnType<typeof readOptions>["values"];

const commands: Readonly<Record<string, (asked: Asked) => Promise<Outcome>>> = {
  "create-user": createUser,
  "create-token": createToken,
  "create-map": createMapFor,
  "import-map": importMapFor,
  backup: backUpTo,
  restore: restoreFrom,
};

/** Carry out one command for an operator: JSON on stdout, and the exit code. Works while the server runs or not. */
export async function admin(
  args: readonly string[],
  print: (line: string) => void = (line) => process.stdout.write(line),
): Promise<number> {
  const outcome = await carryOut(args).catch((cause: unknown) => fail(unexpected(cause)));
  const shown = outcome.ok ? outcome.value : { error: outcome.error };
  print(`${JSON.stringify(shown)}\n`);
  return outcome.ok ? 0 : 1;
}

async function carryOut(args: readonly string[]): Promise<Outcome> {
  const { values: options, positionals } = readOptions(args);
  const [name = "", file] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    return wrong(`Say one of: ${Object.keys(commands).join(", ")}.`);
  }
  const env = loadEnv();
  if (!env.ok) return fail({ code: "wrong-setting", message: env.error });
  const database = await openDatabase(env.value, "join");
  try {
    return await command({ db: database.db, file, options });
  } finally {
    await database.close();
  }
}

function readOptions(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      email: { type: "string" },
      name: { type: "string" },
      organisation: { type: "string" },
      role: { type: "string" },
      "password-stdin": { type: "boolean" },
      title: { type: "string" },
      template: { type: "string" },
      owner: { type: "string" },
      map: { type: "string" },
    },
  });
}

async function createUser({ db, options }: Asked): Promise<Outcome> {
  const { email, name, organisation, role } = options;
  if (email === undefined || name === undefined || organisation === undefined) {
    return wrong("Give --email, --name and --organisation.");
  }
  if (role !== "facilitator" && role !== "reviewer") {
    return wrong("Give --role facilitator or --role reviewer.");
  }
  const password = options["password-stdin"]
    ? (await text(process.stdin)).replace(/\r?\n$/, "")
    : undefined;
  const wanted = { email, name, organisation, role } as const;
  const made = await createAccount(db, password === undefined ? wanted : { ...wanted, password });
  if (!made.ok) return made;
  const { id } = made.value;
  return ok({ id, email: made.value.email, name: made.value.name, organisation, role });
}

async function createToken({ db, options }: Asked): Promise<Outcome> {
  if (options.email === undefined) return wrong("Give --email.");
  return createApiToken(db, options.email);
}

async function createMapFor({ db, options }: Asked): Promise<Outcome> {
  const { title, template = "blank" } = options;
  if (title === undefined) return wrong("Give --title.");
  if (template !== "bristol" && template !== "blank") {
    return wrong("Give --template bristol or --template blank.");
  }
  const owner = await ownerOf(db, options);
  if (!owner.ok) return owner;
  return createMap(db, { title, template, createdBy: owner.value });
}

async function importMapFor({ db, file, options }: Asked): Promise<Outcome> {
  if (file === undefined) return wrong("Say which file: import-map FILE --owner EMAIL.");
  const owner = await ownerOf(db, options);
  if (!owner.ok) return owner;
  const content = await readFile(file, "utf8");
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return fail(problem("bad-map", { message: `${file} is not valid JSON.` }));
  }
  const { title } = options;
  const wanted = { file: json, createdBy: owner.value };
  return importMap(db, title === undefined ? wanted : { ...wanted, title });
}

async function backUpTo({ db, file, options }: Asked): Promise<Outcome> {
  if (file === undefined) return wrong("Say where to: backup FILE.");
  return backUp(db, createWriteStream(file, { flags: "wx", mode: 0o600 }), options.map);
}

async function restoreFrom({ db, file, options }: Asked): Promise<Outcome> {
  if (file === undefined) return wrong("Say where from: restore FILE.");
  return restore(db, createReadStream(file), options.map);
}

async function ownerOf(db: Db, { owner }: Options): Promise<Result<string, Trouble>> {
  if (owner === undefined) return wrong("Give --owner, the e-mail address of a facilitator.");
  const account = await accountWith(db, owner);
  if (account === undefined) {
    const message = "There is no account with this e-mail address. Make one with create-user.";
    return fail(problem("person-not-found", { message }));
  }
  if (account.role === "facilitator") return ok(account.id);
  const message =
    "This account is a reviewer's. A map needs a facilitator to run it: give another.";
  return fail(problem("not-a-facilitator", { message }));
}

function wrong(message: string): Result<never, Trouble> {
  return fail({ code: "bad-request", message });
}

/** Files that cannot be read or written, options that do not exist, a database that is away. */
function unexpected(cause: unknown): Trouble {
  const innermost = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (!(innermost instanceof Error)) return { code: "internal", message: String(innermost) };
  const code = "code" in innermost ? String(innermost.code) : "internal";
  const [message = ""] = innermost.message.split("\n");
  if (code.startsWith("ERR_PARSE_ARGS")) return { code: "bad-request", message };
  if (code === "EEXIST")
    return { code: "file-exists", message: "The file is there already. Choose another name." };
  if (code === "ENOENT")
    return { code: "file-not-found", message: "There is no such file or folder." };
  return { code: code.toLowerCase(), message };
}
