/** One of several server processes, to be killed or paused: `tsx several-process.ts DATABASE_URL REDIS_URL`. */
import { openDatabase } from "#server/db.ts";
import { redisBus } from "#server/several/redis-bus.ts";
import { authoriseWith } from "#server/sync/authorise.ts";
import { pace, secret } from "./several.ts";
import { TestServer } from "./sync-server.ts";

const [databaseUrl = "", redisUrl = ""] = process.argv.slice(2);
const { db } = await openDatabase({ dataDir: "", databaseUrl });
const bus = redisBus(redisUrl, () => {}, pace);
const authorise = authoriseWith({ db, secret });
const server = await new TestServer(undefined, authorise, db, { bus, pace }).listen();
process.stdout.write(`${server.url}\n`);
