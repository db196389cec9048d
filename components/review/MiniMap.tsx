import { sizeOf } from "#lib/gap-map/placing.ts";
import type { Sign } from "./rows.ts";

/** A card of a small map: where it stands and the changes marked on it. */
export interface MiniCard {
  readonly id: string;
  readonly kind: "service" | "gap";
  readonly x: number;
  readonly y: number;
  readonly marks: readonly { readonly number: number; readonly sign: Sign }[];
}

export interface MiniBand {
  readonly id: string;
  readonly name: string;
  readonly tint: string;
  readonly gap: boolean;
  readonly y: number;
  readonly height: number;
}

interface Props {
  readonly label: string;
  readonly bands: readonly MiniBand[];
  readonly cards: readonly MiniCard[];
  readonly width: number;
  readonly height: number;
  /** The change that is being read. */
  readonly chosen: number | undefined;
}

const SIGNS: Readonly<Record<Sign, string>> = { added: "+", removed: "−", changed: "△" };

/** A version as a small picture, with the numbers of the changes on the cards they belong to. */
export function MiniMap({ label, bands, cards, width, height, chosen }: Props) {
  return (
    <svg className="mini" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {bands.map((band) => (
        <g key={band.id}>
          <rect
            className={`mini__band mini__band--${band.tint}`}
            y={band.y}
            width={width}
            height={band.height}
          />
          {band.gap ? <GapEdges band={band} width={width} /> : null}
        </g>
      ))}
      {cards.map((card) => (
        <Card key={card.id} card={card} chosen={chosen} />
      ))}
    </svg>
  );
}

function GapEdges({ band, width }: { readonly band: MiniBand; readonly width: number }) {
  return (
    <>
      <path className="mini__hatch" d={`M0 ${band.y + 10}H${width}`} />
      <path className="mini__hatch" d={`M0 ${band.y + band.height - 10}H${width}`} />
    </>
  );
}

function Card({ card, chosen }: { readonly card: MiniCard; readonly chosen: number | undefined }) {
  const { w, h } = sizeOf(card.kind);
  const [first, ...more] = card.marks;
  const isChosen = card.marks.some(({ number }) => number === chosen);
  const shown = card.marks.find(({ number }) => number === chosen) ?? first;
  return (
    <g transform={`translate(${card.x} ${card.y})`}>
      {isChosen ? (
        <rect className="mini__chosen" x={-24} y={-24} width={w + 48} height={h + 48} rx={28} />
      ) : null}
      <rect
        className={`mini__card mini__card--${shown?.sign ?? "same"}`}
        width={w}
        height={h}
        rx={14}
      />
      {shown?.sign === "changed" ? (
        <rect className="mini__inner" x={12} y={12} width={w - 24} height={h - 24} rx={8} />
      ) : null}
      {shown === undefined ? (
        <path className="mini__line" d={`M24 ${h / 2}H${w - 24}`} />
      ) : (
        <text
          className={`mini__number mini__number--${shown.sign}`}
          x={w / 2}
          y={h / 2 + 24}
          textAnchor="middle"
        >
          {SIGNS[shown.sign]} {shown.number}
          {more.length > 0 ? "…" : ""}
        </text>
      )}
    </g>
  );
}
