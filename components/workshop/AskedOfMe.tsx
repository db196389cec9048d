"use client";

import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { useGapMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import {
  answer,
  answersAt,
  openQuestions,
  type Question,
  questionInWords,
} from "#lib/gap-map/ends.ts";
import type { GapMap, ItemId } from "#lib/gap-map/model.ts";
import { servicesInOrder } from "#lib/gap-map/order.ts";
import { referenceOf } from "#lib/gap-map/references.ts";
import { speaksFor } from "#lib/gap-map/same-service.ts";
import { useWorkshop } from "./workshop-context.ts";
import "./asked.css";

interface Props {
  /** So many questions are in sight at once. */
  readonly first: number;
  /** Only about this service, in its details. */
  readonly of?: ItemId;
}

/** What the services I speak for are asked about their pathways and have not answered: each is answered in place. */
export function AskedOfMe({ first, of }: Props) {
  const map = useGapMap();
  const { mayEdit, myServices } = useWorkshop();
  const [all, setAll] = useState(false);
  const section = useRef<HTMLElement>(null);
  const title = useId();
  const Heading = of === undefined ? "h2" : "h3";
  const questions = mayEdit ? askedOf(map, myServices, of) : [];
  const { answered, onAnswer } = useFocusStays(section, questions.length);
  if (questions.length === 0 && !answered) return null;
  const shown = all ? questions : questions.slice(0, first);
  const hidden = questions.length - shown.length;
  return (
    <section className="gm-asked" aria-labelledby={title} ref={section}>
      <Heading id={title} tabIndex={-1}>
        {questions.length === 0 ? "You have answered for every pathway" : titleFor(questions)}
      </Heading>
      <ul>
        {shown.map((question) => (
          <Row
            key={`${question.pathway.id} ${question.end}`}
            question={question}
            onAnswer={onAnswer}
          />
        ))}
      </ul>
      {hidden > 0 ? (
        <Button look="link" onClick={() => setAll(true)}>
          {`Show ${hidden} more`}
          <span className="gm-vh"> questions to you</span>
        </Button>
      ) : null}
    </section>
  );
}

function askedOf(
  map: GapMap,
  myServices: readonly string[],
  of: ItemId | undefined,
): readonly Question[] {
  const mine = servicesInOrder(map).filter(
    (service) => speaksFor(myServices, service) && (of === undefined || service.id === of),
  );
  return openQuestions(
    map,
    mine.map(({ id }) => id),
  );
}

function titleFor({ length }: readonly Question[]): string {
  return length === 1 ? "Asked of you: one pathway" : `Asked of you: ${length} pathways`;
}

interface RowProps {
  readonly question: Question;
  readonly onAnswer: () => void;
}

function Row({ question, onAnswer }: RowProps) {
  const map = useGapMap();
  const { act, choose, now } = useWorkshop();
  const { pathway, end } = question;
  const words = questionInWords(map, question, true);
  return (
    <li>
      <p>
        {words}{" "}
        <button
          type="button"
          className="gm-f-ref"
          aria-label={`Open pathway ${referenceOf(pathway)}`}
          onClick={() => choose(pathway.id)}
        >
          {referenceOf(pathway) || "New"}
        </button>
      </p>
      <div className="gm-row">
        {answersAt(map, end)
          .filter(({ value }) => value !== "silent")
          .map(({ value, label }) => (
            <Button
              key={value}
              onClick={() => {
                act(answer(now(), question, value));
                onAnswer();
              }}
            >
              {label}
              <span className="gm-vh">: {words}</span>
            </Button>
          ))}
      </div>
    </li>
  );
}

/** An answered question goes: the keyboard stays with those that are left, or hears that none is. */
function useFocusStays(section: RefObject<HTMLElement | null>, count: number) {
  const [answered, setAnswered] = useState(false);
  const due = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the count that has to have changed
  useEffect(() => {
    if (!due.current) return;
    due.current = false;
    const find = (what: string) => section.current?.querySelector<HTMLElement>(what);
    (find(".gm-row button") ?? find("h2, h3"))?.focus();
  }, [section, count]);
  const onAnswer = () => {
    due.current = true;
    setAnswered(true);
  };
  return { answered, onAnswer };
}
