"use client";

import { type RefObject, useCallback, useEffect, useRef } from "react";
import { useSteadyScroll } from "#components/list/use-steady-scroll.ts";
import { useGapMap, useRawMap } from "#components/room/use-gap-map.ts";
import { Button } from "#components/ui/Button.tsx";
import { Marker } from "#components/ui/Marker.tsx";
import { useEscape } from "#components/ui/use-escape.ts";
import { SavedWords } from "#components/workshop/SavedWords.tsx";
import { useWorkshop } from "#components/workshop/workshop-context.ts";
import { remove } from "#lib/gap-map/commands.ts";
import { headingOf, nameOf } from "#lib/gap-map/item-names.ts";
import type { Item, ItemId } from "#lib/gap-map/model.ts";
import { isOthersView } from "#lib/gap-map/views.ts";
import { Crumb } from "./Crumb.tsx";
import { Gone } from "./Gone.tsx";
import { ItemForm, ItemReading } from "./ItemBody.tsx";
import { ProvenanceForm, ProvenanceReading } from "./Provenance.tsx";
import { useLastWords } from "./use-last-words.ts";
import { useRaise } from "./ViewsPart.tsx";
import "./parts.css";
import "./details.css";
import { Theirs } from "./Theirs.tsx";

interface Props {
  /** Raised by one whenever somebody asked for the panel, so that it takes the focus. */
  readonly asked: number;
}

/** The one place where an item is read and changed, beside Map and List alike. It stays mounted while items come and go. */
export function DetailsPanel({ asked }: Props) {
  const { chosen, choose, mode } = useWorkshop();
  const map = useGapMap();
  const raw = useRawMap();
  const panel = useRef<HTMLElement>(null);
  const words = useLastWords(panel);
  useSteadyScroll(panel);
  useAskedFocus(panel, asked, chosen, mode === "edit");
  const close = useCallback(() => choose(undefined), [choose]);
  useEscape(panel, close);
  const item = chosen === undefined ? undefined : map.items[chosen];
  const gone = chosen === undefined ? undefined : raw.items[chosen];
  return (
    <aside
      className="gm-w-panel"
      id="details"
      aria-labelledby="details-title"
      tabIndex={-1}
      ref={panel}
      data-region="details"
      hidden={chosen === undefined}
    >
      <div className="gm-w-panel__top">
        {item === undefined ? <span /> : <Crumb item={item} />}
        <Button look="quiet" icon="close" iconOnly onClick={close}>
          Close details
        </Button>
      </div>
      {item === undefined ? (
        <Gone item={gone} words={words} key={chosen} />
      ) : (
        <Open item={item} key={item.id} />
      )}
    </aside>
  );
}

function Open({ item }: { readonly item: Item }) {
  const { me, mode, mayEdit, whyNot } = useWorkshop();
  const theirs = isOthersView(item, me);
  const editing = mode === "edit" && mayEdit && !theirs;
  const title = useRef<HTMLHeadingElement>(null);
  useStaysWhenLocked(title, mayEdit);
  return (
    <>
      <h2 className="gm-w-panel__title" id="details-title" tabIndex={-1} ref={title}>
        <Sign item={item} />
        <span>{headingOf(item)}</span>
      </h2>
      <div className="gm-w-panel__body">
        {editing ? <ItemForm item={item} /> : <ItemReading item={item} />}
        {editing ? <ProvenanceForm item={item} /> : <ProvenanceReading item={item} />}
        {whyNot === undefined ? null : <p className="gm-muted gm-small">{whyNot}</p>}
        {theirs && mayEdit && item.kind === "view" ? <Theirs view={item} /> : null}
      </div>
      {mayEdit && !theirs ? <Foot item={item} editing={editing} /> : null}
    </>
  );
}

function Sign({ item: { kind } }: { readonly item: Item }) {
  const marked = kind === "threshold" || kind === "barrier" || kind === "goodPractice";
  return marked ? <Marker kind={kind} /> : null;
}

function Foot({ item, editing }: { readonly item: Item; readonly editing: boolean }) {
  const map = useGapMap();
  const raise = useRaise();
  const { act, choose, removal } = useWorkshop();
  const drop = () => {
    act(remove(map, item.id, removal()));
    choose(undefined);
  };
  return (
    <div className="gm-w-panel__foot">
      <SavedWords />
      <Button look="quiet" icon="bin" iconOnly onClick={drop}>
        {`Delete ${nameOf(item)}`}
      </Button>
      <div className="gm-row">
        {editing ? (
          <Button icon="check" onClick={() => choose(item.id, "read")}>
            Done
          </Button>
        ) : (
          <Button icon="edit" onClick={() => choose(item.id, "edit")}>
            Edit
          </Button>
        )}
        {item.kind === "view" ? null : (
          <Button onClick={() => raise(item.id)}>Raise a difference</Button>
        )}
      </div>
    </div>
  );
}

/** The map was locked while somebody was in a field: the field goes, and the keyboard stays in the panel. */
function useStaysWhenLocked(title: RefObject<HTMLElement | null>, mayEdit: boolean): void {
  const could = useRef(mayEdit);
  useEffect(() => {
    const lost = document.activeElement === document.body;
    if (could.current && !mayEdit && lost) title.current?.focus();
    could.current = mayEdit;
  }, [title, mayEdit]);
}

/** Puts the keyboard where the person asked to be: the first field to write in, else the heading. */
function useAskedFocus(
  panel: RefObject<HTMLElement | null>,
  asked: number,
  chosen: ItemId | undefined,
  editing: boolean,
): void {
  const answered = useRef(0);
  useEffect(() => {
    if (asked === answered.current || chosen === undefined) return;
    answered.current = asked;
    const field = editing
      ? panel.current?.querySelector<HTMLElement>(
          ".gm-w-panel__body :is(input, textarea, select):not([disabled])",
        )
      : undefined;
    const target = field ?? panel.current?.querySelector<HTMLElement>("h2");
    target?.focus();
  }, [panel, asked, chosen, editing]);
}
