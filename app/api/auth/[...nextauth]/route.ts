import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { bodyLimit, readText } from "#server/body.ts";
import { refuse } from "#server/errors.ts";
import { isSecure, originOf } from "#server/origin.ts";
import { runtime } from "#server/runtime.ts";
import { authOptions } from "#server/sign-in.ts";

interface Context {
  readonly params: Promise<{ readonly nextauth: string[] }>;
}

export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const { db, secret, limits, sync, publicUrl } = runtime();
  const site = { secure: isSecure(request, publicUrl), origin: originOf(request, publicUrl) };
  return NextAuth(request, context, authOptions({ db, secret, limits, sync }, site));
}

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const body = await readText(request, bodyLimit.form);
  if (!body.ok) return refuse(body.error);
  const { method, headers, nextUrl } = request;
  return GET(new NextRequest(nextUrl, { method, headers, body: body.value }), context);
}
