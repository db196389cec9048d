/** Hocuspocus as its manual sets it up, with its database extension: `node hocuspocus.mjs DATABASE_URL PORT [4]`. */
import pg from "pg";

const [databaseUrl, port, version = "3"] = process.argv.slice(2);
const packages =
  version === "4"
    ? ["hocuspocus-4-database", "hocuspocus-4"]
    : ["@hocuspocus/extension-database", "@hocuspocus/server"];
const [{ Database }, { Server }] = await Promise.all(packages.map((name) => import(name)));
const pool = new pg.Pool({ connectionString: databaseUrl });
await pool.query("create table if not exists hocuspocus (name text primary key, data bytea)");
const server = new Server({
  port: Number(port),
  address: "127.0.0.1",
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const { rows } = await pool.query("select data from hocuspocus where name = $1", [
          documentName,
        ]);
        return rows[0]?.data ?? null;
      },
      store: async ({ documentName, state }) => {
        await pool.query(
          "insert into hocuspocus values ($1, $2) on conflict (name) do update set data = $2",
          [documentName, state],
        );
      },
    }),
  ],
});
await server.listen();
process.stdout.write(`${port}\n`);
