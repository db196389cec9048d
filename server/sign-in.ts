import type { NextAuthOptions, Session } from "next-auth";
import type { CredentialsConfig } from "next-auth/providers/credentials";
import { fail, type Result } from "#lib/result.ts";
import type { Authority } from "./auth.ts";
import { type Problem, problem } from "./errors.ts";
import { addressIn } from "./headers.ts";
import { type Account, accountOfSession, tidyEmail, verifyPassword } from "./people.ts";
import type { Limits } from "./rate-limit.ts";
import type { Sync } from "./runtime.ts";

const fortnight = 14 * 24 * 60 * 60;

/** Somebody trying to sign in, and from which network address. */
export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  readonly ip: string;
}

/** Signs somebody in. Failures count against the address typed and the network address alike, known or not. */
export async function signIn(
  db: Authority["db"],
  attempt: SignInAttempt,
  counted: Limits,
): Promise<Result<Account, Problem>> {
  const email = tidyEmail(attempt.email) ?? attempt.email.slice(0, 254);
  const counts = [
    [counted.signInsPerPair, `${email} ${attempt.ip}`],
    [counted.signInsPerEmail, email],
    [counted.signInsPerAddress, attempt.ip],
  ] as const;
  const taken: (typeof counts)[number][] = [];
  for (const [limit, key] of counts) {
    const ration = limit.take(key);
    if (!ration.allowed) {
      for (const [earlier, used] of taken) earlier.giveBack(used);
      return fail(problem("too-many-attempts", { retryAfter: ration.retryAfter }));
    }
    taken.push([limit, key]);
  }
  const found = await verifyPassword(db, email, attempt.password);
  if (found.ok) for (const [limit, key] of counts) limit.giveBack(key);
  return found;
}

/** How next-auth is set up: e-mail and password, sessions as signed cookies that carry the account and its epoch. */
export function authOptions(
  authority: Authority & { readonly limits: Limits; readonly sync: Pick<Sync, "askAgain"> },
  site: { readonly secure: boolean; readonly origin: string },
): NextAuthOptions {
  return {
    secret: authority.secret,
    useSecureCookies: site.secure,
    session: { strategy: "jwt", maxAge: fortnight },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [byPassword(authority.db, authority.limits)],
    events: {
      // next-auth hands over what the cookie said.
      signOut: ({ token }) => {
        if (typeof token?.sub === "string") authority.sync.askAgain(token.sub);
      },
    },
    callbacks: {
      jwt: ({ token, user }) => {
        const epoch = (user as { epoch?: number } | undefined)?.epoch;
        return epoch === undefined ? token : { sub: user.id, name: user.name ?? null, epoch };
      },
      session: ({ session, token }) => shownSession(authority.db, session, token),
      redirect: ({ url }) => withinSite(url, site.origin),
    },
  };
}

function byPassword(db: Authority["db"], counted: Limits): CredentialsConfig {
  return {
    id: "credentials",
    name: "E-mail and password",
    type: "credentials",
    credentials: {
      email: { label: "E-mail address", type: "email" },
      password: { label: "Password", type: "password" },
    },
    async authorize(given, request) {
      const { email = "", password = "" } = given ?? {};
      const ip = addressIn((request.headers ?? {}) as Record<string, string>);
      const found = await signIn(db, { email, password, ip }, counted);
      if (found.ok) {
        const { id, name, sessionEpoch } = found.value;
        return { id, name, epoch: sessionEpoch };
      }
      // next-auth hands the text of an error to the page, and a plain null as "CredentialsSignin".
      if (found.error.code === "too-many-attempts") throw new Error("too-many-attempts");
      return null;
    },
  };
}

async function shownSession(
  db: Authority["db"],
  session: Session,
  token: Record<string, unknown>,
): Promise<Session> {
  const { sub, epoch } = token;
  const account =
    typeof sub === "string" && typeof epoch === "number"
      ? await accountOfSession(db, sub, epoch)
      : undefined;
  if (account === undefined) return { expires: new Date(0).toISOString() };
  return { ...session, user: { name: account.name, email: account.email } };
}

/** Addresses of other sites are never followed after signing in or out. */
function withinSite(url: string, origin: string): string {
  const target = URL.canParse(url, origin) ? new URL(url, origin) : new URL(origin);
  return target.origin === new URL(origin).origin ? target.href : new URL(origin).href;
}
