import type { GapMap, Service } from "#lib/gap-map/model.ts";
import { servicesInOrder } from "#lib/gap-map/order.ts";

/** Whether somebody who gave these names on joining speaks for this service. */
export function isMine({ name, shortName }: Service, myServices: readonly string[]): boolean {
  const plain = (text: string) => text.trim().toLowerCase();
  return myServices.some((mine) => [name, shortName ?? name].map(plain).includes(plain(mine)));
}

/** The services somebody speaks for, as far as they are on the map. */
export function myServicesOn(map: GapMap, myServices: readonly string[]): readonly Service[] {
  return servicesInOrder(map).filter((service) => isMine(service, myServices));
}
