/** y-websocket's server that also writes each change to a log in PostgreSQL, without waiting for it: `node y-websocket-log.mjs DATABASE_URL PORT`. */
import { setPersistence, setupWSConnection } from "@y/websocket-server/utils";
import pg from "pg";
import { WebSocketServer } from "ws";

const [databaseUrl, port] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl });
await pool.query(
  "create table if not exists y_log (seq bigserial primary key, name text, change bytea)",
);
setPersistence({
  provider: pool,
  bindState: (name, doc) => {
    doc.on("update", (update) => {
      void pool.query("insert into y_log (name, change) values ($1, $2)", [
        name,
        Buffer.from(update),
      ]);
    });
  },
  writeState: async () => {},
});
const server = new WebSocketServer({ host: "127.0.0.1", port: Number(port) });
server.on("connection", setupWSConnection);
server.on("listening", () => process.stdout.write(`${port}\n`));
