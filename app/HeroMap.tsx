import "./hero-map.css";

/** A drawn piece of the Bristol map: five levels, one refused pathway, and the gap it leaves. */
export function HeroMap() {
  return (
    <svg
      className="hero__map"
      viewBox="0 0 720 560"
      role="img"
      aria-labelledby="hero-title hero-text"
    >
      <title id="hero-title">Part of the Bristol Personality Disorder Gap Map</title>
      <desc id="hero-text">
        Five levels from community to crisis. A pathway from NHS Talking Therapies to secondary care
        is refused in the gap between primary and secondary care. The Assessment and Recovery Team
        discharges people to NHS Talking Therapies. People in the gap end up in the emergency
        department.
      </desc>
      <HeroSigns />
      <Levels />
      <Pathways />
      {CARDS.map((card) => (
        <Card key={card.name} {...card} />
      ))}
      <GapCard />
      {WORDS.map((word) => (
        <Word key={word.text} {...word} />
      ))}
      {MARKERS.map((marker) => (
        <use
          key={`${marker.x} ${marker.y}`}
          href={`#hero-${marker.kind}`}
          x={marker.x}
          y={marker.y}
          width="22"
          height="22"
        />
      ))}
    </svg>
  );
}

function HeroSigns() {
  return (
    <defs>
      <pattern
        id="hero-hatch"
        width="9"
        height="9"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M0 0v9" stroke="#8d7b55" strokeWidth="3" />
      </pattern>
      <marker
        id="hero-head"
        viewBox="0 0 10 10"
        refX="8.5"
        refY="5"
        markerWidth="5"
        markerHeight="5"
        orient="auto"
      >
        <path d="M0 0l10 5-10 5z" fill="context-stroke" />
      </marker>
      <marker
        id="hero-open"
        viewBox="0 0 10 10"
        refX="8.5"
        refY="5"
        markerWidth="5"
        markerHeight="5"
        orient="auto"
      >
        <path d="M1 1l8 4-8 4" fill="none" stroke="context-stroke" strokeWidth="2" />
      </marker>
      <symbol id="hero-t" viewBox="0 0 22 22" className="hero__sign">
        <path d="M3 4h16v14H3z" fill="#ffb81c" strokeWidth="2" />
        <path d="M2 1.5v19M20 1.5v19" strokeWidth="3" />
        <text x="11" y="15.4">
          T
        </text>
      </symbol>
      <symbol id="hero-b" viewBox="0 0 22 22" className="hero__sign">
        <path d="M7 1.5h8L20.5 7v8L15 20.5H7L1.5 15V7z" fill="#d5281b" strokeWidth="2" />
        <text x="11" y="15.4" className="hero__on-red">
          B
        </text>
      </symbol>
      <symbol id="hero-g" viewBox="0 0 22 22" className="hero__sign">
        <circle cx="11" cy="11" r="9.5" fill="#4fb99f" strokeWidth="2" />
        <text x="11" y="15.4">
          G
        </text>
      </symbol>
    </defs>
  );
}

function Levels() {
  return (
    <g className="hero__level">
      {LEVELS.map((level) => (
        <rect key={level.y} y={level.y} width="720" height={level.height} fill={level.fill} />
      ))}
      <rect y="206" width="720" height="8" fill="url(#hero-hatch)" />
      <rect y="334" width="720" height="8" fill="url(#hero-hatch)" />
      <text x="24" y="46">
        Community
      </text>
      <text x="24" y="63">
        and voluntary
      </text>
      <text x="24" y="157">
        Primary care
      </text>
      <text x="24" y="280" className="hero__gap-level">
        The gap
      </text>
      <text x="24" y="401">
        Secondary care
      </text>
      <text x="24" y="501">
        Crisis and
      </text>
      <text x="24" y="518">
        emergency
      </text>
    </g>
  );
}

function Pathways() {
  return (
    <g className="hero__path">
      <path
        className="hero__sometimes"
        strokeDasharray="11 6"
        d="M296 152H452"
        markerEnd="url(#hero-open)"
      />
      <path className="hero__refused" d="M492 182V248M479 248h26" />
      <path
        className="hero__discharged"
        strokeDasharray="2 5"
        strokeLinecap="round"
        d="M612 368V190"
        markerEnd="url(#hero-open)"
      />
      <path d="M328 398H452" markerEnd="url(#hero-head)" />
      <path
        className="hero__unclear"
        strokeDasharray="1 7"
        strokeLinecap="round"
        d="M152 274H146Q138 274 138 282V498Q138 506 146 506H148"
        markerEnd="url(#hero-open)"
      />
    </g>
  );
}

interface CardProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly name: string;
  readonly line: string;
}

function Card({ x, y, width, name, line }: CardProps) {
  return (
    <g className="hero__card">
      <rect x={x} y={y} width={width} height="56" rx="7" />
      <text x={x + 14} y={y + 24}>
        {name}
      </text>
      <text x={x + 14} y={y + 42} className="hero__line">
        {line}
      </text>
    </g>
  );
}

function GapCard() {
  return (
    <g className="hero__gap">
      <rect x="152" y="230" width="276" height="88" rx="7" />
      <text x="168" y="258">
        Too risky for primary,
      </text>
      <text x="168" y="279">
        not risky enough for secondary
      </text>
      <text x="168" y="303" className="hero__line">
        They end up in crisis services
      </text>
    </g>
  );
}

interface WordProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly style: string;
  readonly text: string;
}

function Word({ x, y, width, style, text }: WordProps) {
  return (
    <g className={`hero__word hero__${style}`}>
      <rect x={x - width / 2} y={y - 12} width={width} height="24" rx="12" />
      <text x={x} y={y + 4.5}>
        {text}
      </text>
    </g>
  );
}

const LEVELS = [
  { y: 0, height: 98, fill: "#eef6f4" },
  { y: 98, height: 108, fill: "#eaf2fb" },
  { y: 206, height: 136, fill: "#f6f1e7" },
  { y: 342, height: 108, fill: "#f1ecf8" },
  { y: 450, height: 110, fill: "#fdeeee" },
];

const CARDS: readonly CardProps[] = [
  { x: 152, y: 21, width: 112, name: "SARSAS", line: "Waits a year" },
  { x: 288, y: 21, width: 144, name: "Womankind", line: "Waits for months" },
  { x: 456, y: 21, width: 216, name: "Second Step", line: "Practical and emotional help" },
  { x: 152, y: 124, width: 144, name: "GP practice", line: "Holds people" },
  { x: 456, y: 124, width: 216, name: "NHS Talking Therapies", line: "Holds low risk only" },
  { x: 152, y: 368, width: 176, name: "Referral and Triage", line: "Criteria not written down" },
  { x: 456, y: 368, width: 216, name: "Assessment and Recovery", line: "Wants high risk" },
  { x: 152, y: 478, width: 176, name: "Emergency department", line: "Nobody turned away" },
  { x: 456, y: 478, width: 216, name: "Police response", line: "Immediate risk to life" },
];

const WORDS: readonly WordProps[] = [
  { x: 373, y: 152, width: 86, style: "sometimes", text: "sometimes" },
  { x: 492, y: 270, width: 68, style: "refused", text: "refused" },
  { x: 612, y: 270, width: 108, style: "discharged", text: "discharged to" },
  { x: 391, y: 398, width: 84, style: "accepted", text: "waiting list" },
];

const MARKERS = [
  { kind: "g", x: 640, y: 10 },
  { kind: "b", x: 610, y: 113 },
  { kind: "t", x: 640, y: 113 },
  { kind: "b", x: 296, y: 357 },
  { kind: "t", x: 640, y: 357 },
  { kind: "g", x: 296, y: 467 },
];
