"use client";

import { Counts } from "#components/list/Counts.tsx";
import { useSession } from "#components/room/session-context.ts";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import type { Service } from "#lib/gap-map/model.ts";
import { servicesInOrder } from "#lib/gap-map/order.ts";
import { serviceNames, speaksFor } from "#lib/gap-map/same-service.ts";
import { organisationName } from "#lib/gap-map/words.ts";
import { AskedOfMe } from "./AskedOfMe.tsx";
import { useAdd } from "./use-add.ts";
import { useWorkshop } from "./workshop-context.ts";

/** The services I speak for, with the few things that are asked about them. */
export function MyService({ onList }: { readonly onList: () => void }) {
  const map = useGapMap();
  const { store } = useSession();
  const { myServices } = useWorkshop();
  const mine = servicesInOrder(map).filter((service) => speaksFor(myServices, service));
  return (
    <main className="gm-w-mine" id="list" tabIndex={-1} data-region="list">
      <h1>My service</h1>
      <AskedOfMe first={3} />
      {mine.map((service) => (
        <Mine key={service.id} service={service} />
      ))}
      {mine.length === 0 ? (
        <>
          <p>
            {myServices.length === 0
              ? "You did not name a service when you joined."
              : `${serviceNames(store.getRaw(), myServices).join(", ")} is not on the map yet.`}{" "}
            Find it in the List, or add it to its level there.
          </p>
          <Button look="primary" icon="list" onClick={onList}>
            Open the List
          </Button>
        </>
      ) : null}
    </main>
  );
}

function Mine({ service }: { readonly service: Service }) {
  const map = useGapMap();
  const add = useAdd();
  const { choose, mayEdit } = useWorkshop();
  const { id, name } = service;
  return (
    <section className="gm-card gm-stack" aria-labelledby={`mine-${id}`}>
      <div>
        <h2 id={`mine-${id}`}>{name}</h2>
        <p className="gm-muted gm-small">{organisationName(map, service)}</p>
      </div>
      <Counts id={id} />
      {mayEdit ? (
        <>
          <Button look="primary" big onClick={() => add("threshold", { serviceId: id, text: "" })}>
            Add a threshold
          </Button>
          <Button big onClick={() => add("barrier", { onId: id, text: "" })}>
            Add a barrier
          </Button>
          <Button big onClick={() => add("goodPractice", { onId: id, text: "" })}>
            Add good practice
          </Button>
        </>
      ) : null}
      <Button big icon="right" onClick={() => choose(id, "read")}>
        Everything about it
      </Button>
    </section>
  );
}
