import type { ItemId, Pathway } from "#lib/gap-map/model.ts";
import { pathwaysFrom, pathwaysOf, pathwaysTo } from "#lib/gap-map/order.ts";
import type { Survey } from "./survey.ts";

/** A6. Pathways on which the sender sends and the receiver refuses. */
export function oneSidedPathways(survey: Survey): readonly ItemId[] {
  return those(survey, ({ senderSays, receiverSays }) => {
    return senderSays === "yes" && receiverSays === "refuses";
  });
}

/** A6. Pathways of which the receiver has not said anything. */
export function unconfirmedPathways(survey: Survey): readonly ItemId[] {
  return those(survey, ({ receiverSays = "silent" }) => receiverSays === "silent");
}

/** A8. Services from which no pathway leads on. */
export function noOnwardPathway({ map, services }: Survey): readonly ItemId[] {
  return services.filter(({ id }) => pathwaysFrom(map, id).length === 0).map(({ id }) => id);
}

/** A8. Services to which no pathway leads. */
export function noInwardPathway({ map, services }: Survey): readonly ItemId[] {
  return services.filter(({ id }) => pathwaysTo(map, id).length === 0).map(({ id }) => id);
}

function those({ map }: Survey, keep: (pathway: Pathway) => boolean): readonly ItemId[] {
  return pathwaysOf(map)
    .filter(keep)
    .map(({ id }) => id);
}
