import { headers } from "next/headers";
import { type Asker, type Authority, whoIsAsking } from "#server/auth.ts";
import { type Runtime, runtime } from "#server/runtime.ts";

/** A page view on its way to a server function. */
export interface Visit {
  readonly here: Runtime;
  /** The headers the browser sent. */
  readonly source: Headers;
  readonly authority: Authority;
}

/** Who is looking at a page, and what it takes to find out more. */
export async function visit(): Promise<Visit> {
  const source = new Headers(await headers());
  const here = runtime();
  return { here, source, authority: { db: here.db, secret: here.secret } };
}

/** The person with an account who is looking at this page, if any. */
export async function accountVisiting(): Promise<
  Extract<Asker, { kind: "account" }>["account"] | undefined
> {
  const { source, authority } = await visit();
  const asker = await whoIsAsking(source, authority);
  return asker?.kind === "account" ? asker.account : undefined;
}
