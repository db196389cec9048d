"use client";

import { useCallback, useEffect, useState } from "react";
import { z } from "zod";
import type { PersonShown } from "#lib/wire/api.ts";
import { type Role, roles } from "#lib/wire/roles.ts";
import { send } from "./send.ts";

const answerSchema = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      organisation: z.string(),
      services: z.array(z.string()),
      role: z.enum(roles),
      via: z.enum(["account", "guest"]),
      removed: z.boolean(),
    }),
  ),
});

/** Everybody on a map, with what a facilitator can do. */
export interface People {
  /** Undefined until the server has answered. */
  readonly people: readonly PersonShown[] | undefined;
  readonly said: string;
  readonly trouble: string | undefined;
  readonly setRole: (person: PersonShown, role: Role) => Promise<void>;
  readonly remove: (person: PersonShown) => Promise<void>;
}

/** Somebody whose screen is open. */
export type Present = Pick<PersonShown, "id" | "name" | "organisation" | "services">;

/** The people of a map. Asked again whenever `present` reads differently: somebody came, went, or is called otherwise. */
export function usePeople(mapId: string, present: readonly Present[]): People {
  const [people, setPeople] = useState<readonly PersonShown[]>();
  const [said, setSaid] = useState("");
  const [trouble, setTrouble] = useState<string>();
  const base = `/api/maps/${mapId}/people`;

  const read = useCallback(async () => {
    const sent = await fetch(base).catch(() => undefined);
    const answer = answerSchema.safeParse(await sent?.json().catch(() => undefined));
    if (answer.success) setPeople(answer.data.people);
    setTrouble(answer.success ? undefined : "The list of people could not be fetched.");
  }, [base]);
  const who = JSON.stringify(
    present.map(({ id, name, organisation, services }) => [id, name, organisation, ...services]),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `who` is why we ask again
  useEffect(() => void read(), [read, who]);

  async function act(
    method: "PUT" | "DELETE",
    path: string,
    body: object | undefined,
    done: string,
  ) {
    const answer = await send(method, `${base}/${path}`, body);
    if (answer.ok) await read();
    setSaid(answer.ok ? done : "");
    setTrouble(answer.ok ? undefined : answer.error.message);
  }

  return {
    people,
    said,
    trouble,
    setRole: ({ id, name }, role) =>
      act(
        "PUT",
        `${encodeURIComponent(id)}/role`,
        { role },
        `${name} is now ${role === "observer" ? "an" : "a"} ${role}.`,
      ),
    remove: ({ id, name }) =>
      act("DELETE", encodeURIComponent(id), undefined, `${name} was removed.`),
  };
}
