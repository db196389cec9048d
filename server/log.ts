/** What a log line may carry: names of things and numbers; never content, names of people, tokens, or query strings. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Write one line of JSON about something that happened as it should. */
export function logInfo(event: string, fields: LogFields = {}): void {
  write("info", event, fields);
}

/** Write one line of JSON about something that somebody should look at. */
export function logError(event: string, cause?: unknown, fields: LogFields = {}): void {
  write("error", event, { ...fields, ...described(cause) });
}

function write(level: "info" | "error", event: string, fields: LogFields): void {
  const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...fields });
  process.stderr.write(`${line}\n`);
}

/** Database errors carry the statement and its values in their message; only the innermost cause and the places are told. */
function described(cause: unknown): LogFields {
  if (cause === undefined) return {};
  if (!(cause instanceof Error)) return { error: typeof cause };
  const innermost = cause.cause instanceof Error ? cause.cause : cause;
  const code = "code" in innermost ? String(innermost.code) : undefined;
  const places = (innermost.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    error: innermost.name,
    code,
    message: innermost.message.split("\n")[0]?.slice(0, 200),
    where: places
      .slice(0, 4)
      .map((line) => line.trim())
      .join(" < "),
  };
}
