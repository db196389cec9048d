"use client";

import { useConnection } from "#components/room/use-connection.ts";

/** Says beside Saved that changes travel a slower way, and leads to the page that finds out why. */
export function CarrierWords() {
  const { saving, carrier } = useConnection();
  if (carrier === undefined || saving.kind === "offline") return null;
  return (
    <a className="gm-w-carrier" href="/check" target="_blank" rel="noopener">
      {carrier}
      <span className="gm-vh"> (why? opens in a new tab)</span>
    </a>
  );
}
