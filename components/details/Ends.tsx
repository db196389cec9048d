"use client";

import { useGapMap } from "#components/room/use-gap-map.ts";
import { Icon } from "#components/ui/Icon.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import {
  answer,
  answersAt,
  type End,
  fieldAt,
  questionInWords,
  standingInWords,
} from "#lib/gap-map/ends.ts";
import { itemOf, type Pathway } from "#lib/gap-map/model.ts";
import { speaksFor } from "#lib/gap-map/same-service.ts";
import { wordOf } from "#lib/gap-map/words.ts";
import { RadioField } from "./ChoiceField.tsx";
import { Facts } from "./Facts.tsx";

interface Props {
  readonly item: Pathway;
}

const ENDS: readonly End[] = ["sender", "receiver"];

/** What both ends of a pathway say: each is asked its own question, and what that comes to is said. */
export function Ends({ item }: Props) {
  const map = useGapMap();
  const { mayEdit } = useWorkshop();
  return (
    <section className="gm-w-part gm-ends" aria-labelledby={`${item.id}-ends`}>
      <div className="gm-w-part__head">
        <Icon name="tie" />
        <h3 id={`${item.id}-ends`}>What both ends say</h3>
      </div>
      <p>
        <Standing words={standingInWords(map, item)} />
      </p>
      {mayEdit ? (
        ENDS.map((end) => <Asked key={end} item={item} end={end} />)
      ) : (
        <Facts
          rows={ENDS.map((end) => [
            questionInWords(map, { pathway: item, end }, false),
            wordOf(fieldAt(end), item[fieldAt(end)] ?? "silent"),
          ])}
        />
      )}
    </section>
  );
}

/** The word for it stands out from who says what. */
function Standing({ words }: { readonly words: string }) {
  const [first = "", ...rest] = words.split(": ");
  return (
    <>
      <b>{first}</b>
      {rest.length === 0 ? "." : `: ${rest.join(": ")}.`}
    </>
  );
}

/** One end's own question. Anybody may write down the answer: a scribe types for the whole room. */
function Asked({ item, end }: Props & { readonly end: End }) {
  const map = useGapMap();
  const { act, now } = useWorkshop();
  const mine = useIsMine(end === "sender" ? item.fromId : item.toId);
  const field = fieldAt(end);
  return (
    <div className={mine ? "gm-ends__mine" : undefined}>
      <RadioField
        id={item.id}
        field={field}
        label={questionInWords(map, { pathway: item, end }, mine)}
        {...(mine ? { hint: "You speak for this end" } : {})}
        kept={item[field] ?? "silent"}
        choices={answersAt(map, end)}
        onChoose={(value) => act(answer(now(), { pathway: item, end }, value))}
      />
    </div>
  );
}

function useIsMine(id: Pathway["id"]): boolean {
  const map = useGapMap();
  const { myServices } = useWorkshop();
  const service = itemOf(map, "service", id);
  return service !== undefined && speaksFor(myServices, service);
}
