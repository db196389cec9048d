import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { isSecure, originOf } from "#server/origin.ts";
import { runtime } from "#server/runtime.ts";
import { authOptions } from "#server/sign-in.ts";

interface Context {
  readonly params: Promise<{ readonly nextauth: string[] }>;
}

async function handle(request: NextRequest, context: Context): Promise<Response> {
  const { db, secret, limits, publicUrl } = runtime();
  const site = { secure: isSecure(request, publicUrl), origin: originOf(request, publicUrl) };
  return NextAuth(request, context, authOptions({ db, secret, limits }, site));
}

export { handle as GET, handle as POST };
