import type { LiveRegions } from "./live-regions.ts";

/** Where the page speaks from; heard and never seen. A dialog that hides the page leaves it alone. */
export function Regions({ regions }: { readonly regions: LiveRegions }) {
  return (
    <div className="gm-vh" data-live-announcer="true">
      <div role="status" ref={regions.first} />
      <div role="status" ref={regions.second} />
      <div role="alert" ref={regions.urgent} />
    </div>
  );
}
